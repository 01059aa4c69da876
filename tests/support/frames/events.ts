import fc from 'fast-check';

/** Names that have tripped up readers of objects, beside usual ones. */
const NAMES = ['class', 'id', 'data-x', 'style', '__proto__', 'constructor', 'toString', '0', ''];

const text = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('', 'card', 'Add to basket', '€ 12,50', 'é', '🙂', '\ud800'),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
);
const name = fc.oneof(fc.constantFrom(...NAMES), fc.string({ maxLength: 5 }));
const scalar = fc.oneof(
  text,
  fc.constantFrom(true, false, null),
  fc.integer({ min: -300, max: 300 }),
  fc.double({ noDefaultInfinity: true, noNaN: true }),
);
const id = fc.integer({ min: 1, max: 400 });
const attributes = fc.dictionary(name, scalar, { maxKeys: 4 });

/** A node as rrweb writes one down: alone, or with all that is in it. */
const { tree } = fc.letrec<{ tree: object }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.record({ type: fc.constantFrom(3, 5), textContent: text, id }),
    fc.record(
      {
        type: fc.constant(2),
        tagName: fc.constantFrom('div', 'span', 'article', 'img'),
        attributes,
        childNodes: fc.array(tie('tree'), { maxLength: 4 }),
        id,
        isSVG: fc.constant(true),
        isShadow: fc.constant(true),
        rootId: id,
      },
      { requiredKeys: ['type', 'tagName', 'attributes', 'childNodes', 'id'] },
    ),
  ),
}));

const alone = tree.map((node) => ('childNodes' in node ? { ...node, childNodes: [] } : node));
const add = fc.record({ parentId: id, nextId: fc.option(id), node: alone });

/** Cards that come again, with ids as a recorder gives them: one after the other. */
const cards = fc
  .tuple(fc.array(alone, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 5 }), id)
  .map(([card, times, first]) =>
    Array.from({ length: times * card.length }, (_, index) => ({
      parentId: index % card.length === 0 ? 1 : first + index - 1,
      nextId: index % 3 === 0 ? null : first + index - 1,
      node: { ...card[index % card.length], id: first + index },
    })),
  );

const mutation = fc.record({
  source: fc.constant(0),
  texts: fc.array(fc.record({ id, value: fc.option(text) }), { maxLength: 3 }),
  attributes: fc.array(
    fc.record({ id, attributes: fc.dictionary(name, fc.oneof(scalar, attributes)) }),
    {
      maxLength: 3,
    },
  ),
  removes: fc.array(fc.record({ parentId: id, id }), { maxLength: 4 }),
  adds: fc.oneof(fc.array(add, { maxLength: 4 }), cards),
});
const moves = fc.record({
  source: fc.constantFrom(1, 6),
  positions: fc.array(
    fc.record({
      x: fc.integer(),
      y: fc.double({ noNaN: true, noDefaultInfinity: true }),
      id,
      timeOffset: fc.integer(),
    }),
    { maxLength: 5 },
  ),
});
const scrolled = fc.record({ source: fc.constant(3), id, x: fc.integer(), y: fc.integer() });

/** One event like rrweb's, or anything at all that JSON can tell. */
export const event: fc.Arbitrary<unknown> = fc.oneof(
  fc.record({
    type: fc.constant(3),
    data: fc.oneof(mutation, moves, scrolled),
    timestamp: fc.nat(),
  }),
  fc.record({ type: fc.constant(2), data: fc.record({ node: tree }), timestamp: fc.nat() }),
  fc.record({ type: fc.constant(5), data: fc.anything(), timestamp: fc.maxSafeNat() }),
  fc.record({ node: fc.anything(), adds: fc.anything() }),
);

/** What a page records between two checkpoints, batch by batch. */
export const batches: fc.Arbitrary<unknown[][]> = fc.array(fc.array(event, { maxLength: 4 }), {
  minLength: 1,
  maxLength: 6,
});

/** As JSON tells it. */
export function told(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
