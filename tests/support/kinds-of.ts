/** The words of a schema that is a choice of words, in their order. */
export function kindsOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  if ('const' in schema) return [String(schema.const)];
  return 'anyOf' in schema && Array.isArray(schema.anyOf) ? schema.anyOf.flatMap(kindsOf) : [];
}
