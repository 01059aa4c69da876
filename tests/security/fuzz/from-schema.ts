import type { TSchema } from '@sinclair/typebox';
import fc from 'fast-check';

/** Anything a schema of shared/protocol allows; its bounds are met as often as what lies between. */
export function fromSchema(schema: TSchema): fc.Arbitrary<unknown> {
  if (isList(schema.anyOf)) return fc.oneof(...schema.anyOf.map(fromSchema));
  if (schema.const !== undefined) return fc.constant(schema.const);
  switch (schema.type) {
    case 'object':
      return fromFields(schema);
    case 'array':
      return fc.array(fromSchema(schema.items), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? SOME, SOME),
      });
    case 'string':
      return fromText(schema);
    case 'integer':
      return fc.oneof(
        fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? Number.MAX_SAFE_INTEGER }),
        fc.constantFrom(schema.minimum ?? 0, schema.maximum ?? Number.MAX_SAFE_INTEGER),
      );
    case 'number':
      return fc.double({ min: schema.minimum, max: schema.maximum, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      throw new Error(`no values are known for ${JSON.stringify(schema)}`);
  }
}

// A list's bound has a test of its own; here more would only be slower.
const SOME = 4;

function fromFields({ properties, required }: TSchema): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(
    Object.entries<TSchema>(properties).map(([name, field]) => [name, fromSchema(field)]),
  );
  return fc.record(fields, { requiredKeys: required ?? [] });
}

function fromText({ pattern, minLength, maxLength }: TSchema): fc.Arbitrary<string> {
  if (typeof pattern === 'string') return fc.stringMatching(new RegExp(pattern));
  const least = minLength ?? 0;
  const most = maxLength ?? 40;
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc.string({ unit: 'binary', minLength: least, maxLength: Math.min(most, 20) }),
    },
    // Words that mean something to somebody who reads them as code, markup or a path.
    { weight: 2, arbitrary: fc.constantFrom(...TELLING.filter(({ length }) => length <= most)) },
    { weight: 1, arbitrary: fc.constantFrom(least, most).map((length) => 'a'.repeat(length)) },
  );
}

const TELLING = [
  '{}',
  '%s%n',
  '../..',
  "' or 1=1--",
  '<img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '\n{"level":"error"}',
  '__proto__',
  'constructor',
  '\u0000',
  '\ud800',
  '\u202e',
  '\ufeff',
];

function isList(value: unknown): value is readonly TSchema[] {
  return Array.isArray(value);
}
