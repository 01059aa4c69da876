import fc from 'fast-check';

/** A JSON value that can also be what JSON.stringify would never write: keys twice, numbers as text. */
type Tree =
  | { readonly raw: string }
  | { readonly list: Tree[] }
  | { readonly fields: [string, Tree][] };

/** One thing done to a message; `where` picks the place among all there are. */
export interface Mutation {
  readonly kind: 'swap' | 'add' | 'remove' | 'twice' | 'nest' | 'lengthen';
  readonly where: number;
  readonly key: string;
  readonly raw: string;
  readonly size: number;
}

const KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'then',
  'toJSON',
  'length',
  'role',
  'isLead',
  'type',
  'id',
  '',
  '\u0000',
  '0',
];

const VALUES = [
  'null',
  'true',
  '0',
  '-0',
  '-1',
  '0.5',
  '1e21',
  '1e308',
  '1e999',
  '-1e999',
  '9007199254740993',
  '123456789012345678901234567890',
  '"NaN"',
  '"Infinity"',
  '""',
  '"\\ud800"',
  '"\\u0000"',
  '"\\udc00\\ud800"',
  '[]',
  '{}',
  '[[]]',
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"toJSON":"x","length":-1}',
  '"../../../etc/passwd"',
  // No JSON at all:
  'NaN',
  'undefined',
  '0x10',
  '01',
  "'x'",
  '"\\x"',
  '/**/1',
  '"\u0001"',
];

/** Just below, at and just above every bound of shared/protocol/limits.ts that counts characters. */
const SIZES = [0, 1, 40, 41, 42, 43, 44, 60, 61, 64, 65, 100, 101, 120, 121, 200, 201, 300, 301];
const LARGE = [1_000, 1_001, 1_024, 1_025, 2_000, 2_001, 4_000, 4_001, 4_096, 65_537];

export const aMutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom('swap', 'add', 'remove', 'twice', 'nest', 'lengthen'),
  where: fc.nat(1_000),
  key: fc.constantFrom(...KEYS),
  raw: fc.constantFrom(...VALUES),
  size: fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...SIZES) },
    { weight: 1, arbitrary: fc.constantFrom(...LARGE) },
  ),
});

/** What is done to the text as a whole, after the message was written. */
export const anEnding: fc.Arbitrary<(text: string) => string> = fc.oneof(
  { weight: 12, arbitrary: fc.constant((text: string) => text) },
  {
    weight: 4,
    arbitrary: fc.oneof(
      fc.constant((text: string) => `\ufeff${text}`),
      fc.constant((text: string) => `${text}${text}`),
      fc.constant((text: string) => `${text}\u0000`),
      fc.constant((text: string) => ` \n\t${text}\r\n`),
      fc.constant((text: string) => text.padEnd(65_537, ' ')),
      fc.constant((text: string) => text.replaceAll('"', "'")),
      fc.constant((text: string) => text.replaceAll(':', '=')),
      fc.nat(5_000).map((at) => (text: string) => text.slice(0, at % (text.length + 1))),
      fc
        .tuple(fc.nat(5_000), fc.string({ unit: 'binary', maxLength: 2 }))
        .map(([at, with_]) => (text: string) => {
          const place = at % (text.length + 1);
          return `${text.slice(0, place)}${with_}${text.slice(place + 1)}`;
        }),
    ),
  },
);

/** A message as text, after what was done to it. */
export function mutated(message: unknown, mutations: readonly Mutation[]): string {
  let tree = planted(message);
  for (const mutation of mutations) tree = changed(tree, mutation);
  return written(tree);
}

function planted(value: unknown): Tree {
  if (Array.isArray(value)) return { list: value.map(planted) };
  if (typeof value === 'object' && value !== null) {
    return { fields: Object.entries(value).map(([name, each]) => [name, planted(each)]) };
  }
  return { raw: JSON.stringify(value) };
}

function written(tree: Tree): string {
  if ('raw' in tree) return tree.raw;
  if ('list' in tree) return `[${tree.list.map(written).join(',')}]`;
  return `{${tree.fields.map(([name, each]) => `${JSON.stringify(name)}:${written(each)}`).join(',')}}`;
}

/** Counts places depth first, and changes the one that was picked. */
function changed(tree: Tree, mutation: Mutation): Tree {
  const target = mutation.where % placesIn(tree);
  let place = -1;
  const walk = (at: Tree): Tree => {
    place += 1;
    if (place === target) return changedHere(at, mutation);
    if ('list' in at) return { list: at.list.map(walk) };
    if ('fields' in at) return { fields: at.fields.map(([name, each]) => [name, walk(each)]) };
    return at;
  };
  return walk(tree);
}

function placesIn(tree: Tree): number {
  if ('list' in tree) return tree.list.reduce((sum, each) => sum + placesIn(each), 1);
  if ('fields' in tree) return tree.fields.reduce((sum, [, each]) => sum + placesIn(each), 1);
  return 1;
}

function changedHere(at: Tree, { kind, where, key, raw, size }: Mutation): Tree {
  const fields = 'fields' in at ? at.fields : [];
  const one = fields[where % Math.max(1, fields.length)];
  switch (kind) {
    case 'swap':
      return { raw };
    case 'add':
      return 'fields' in at ? { fields: [...fields, [key, { raw }]] } : { list: [at, { raw }] };
    case 'remove':
      return 'fields' in at ? { fields: fields.filter((each) => each !== one) } : { raw: 'null' };
    case 'twice':
      return one === undefined ? at : { fields: [...fields, [one[0], { raw }]] };
    case 'nest': {
      const [open, shut] = where % 2 === 0 ? ['[', ']'] : ['{"a":', '}'];
      return { raw: `${open.repeat(size)}${written(at)}${shut.repeat(size)}` };
    }
    case 'lengthen':
      return { raw: JSON.stringify(key === '' ? '€'.repeat(size) : 'a'.repeat(size)) };
  }
}
