/** SHA-256 of a value, the same whatever the order in which a store gives its fields back. */
export function contentHash(sha256: (text: string) => string, content: unknown): string {
  return sha256(JSON.stringify(inOrder(content)));
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([name, inner]) => [name, inOrder(inner)]));
}
