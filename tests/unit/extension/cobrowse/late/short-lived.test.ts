import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutShortLived } from '../../../../../extension/cobrowse/late/short-lived.ts';

const element = (id: number, childNodes: readonly unknown[] = [], more = {}) => ({
  type: 2,
  id,
  tagName: 'div',
  attributes: {},
  childNodes,
  ...more,
});
/** A document (1) with a list (2) of two (3, 4). */
const PICTURE = {
  type: 2,
  data: { node: { type: 0, id: 1, childNodes: [element(2, [element(3), element(4)])] } },
};
const add = (id: number, parentId: number, nextId: number | null, node = element(id)) => ({
  parentId,
  nextId,
  node,
});
const remove = (id: number, parentId: number) => ({ parentId, id });
const changed = (changes: {
  readonly adds?: readonly unknown[];
  readonly removes?: readonly unknown[];
  readonly texts?: readonly unknown[];
  readonly attributes?: readonly unknown[];
}) => ({
  type: 3,
  data: { source: 0, adds: [], removes: [], texts: [], attributes: [], ...changes },
});
const digest = { type: 5, data: { tag: 'digest', payload: { nodes: 4, hash: 7 } } };
const scrolled = (id: number) => ({ type: 3, data: { source: 3, id, x: 0, y: 9 } });

test('[VW9] what came and went is in no event, nor what was said of it', () => {
  const left = withoutShortLived([
    PICTURE,
    changed({ adds: [add(5, 2, 3), add(6, 5, null)] }),
    scrolled(6),
    changed({ attributes: [{ id: 6, attributes: { class: 'a' } }], texts: [] }),
    changed({ removes: [remove(5, 2)] }),
    scrolled(2),
  ]);
  expect(left).toEqual([PICTURE, scrolled(2)]);
});

test('[VW9] what is scrolled is scrolled once more when what stays in it has come', () => {
  const at = (event: object, timestamp: number) => ({ ...event, timestamp });
  const left = withoutShortLived([
    PICTURE,
    at(changed({ adds: [add(5, 2, null)] }), 1),
    at(scrolled(2), 2),
    at(changed({ removes: [remove(5, 2)], adds: [add(6, 2, null)] }), 3),
  ]);
  expect(left).toEqual([
    PICTURE,
    at(scrolled(2), 2),
    at(changed({ adds: [add(6, 2, null)] }), 3),
    at(scrolled(2), 3),
  ]);
});

test('[VW9] a neighbour that stays stands for one that goes', () => {
  const left = withoutShortLived([
    PICTURE,
    changed({ adds: [add(5, 2, 4)] }),
    changed({ adds: [add(6, 2, 5), add(7, 2, null)] }),
    changed({ removes: [remove(5, 2), remove(4, 2)] }),
  ]);
  expect(left).toEqual([
    PICTURE,
    changed({ adds: [add(6, 2, 4), add(7, 2, null)] }),
    changed({ removes: [remove(4, 2)] }),
  ]);
});

test('[VW9] what was moved is told where it is now', () => {
  const left = withoutShortLived([
    PICTURE,
    changed({ adds: [add(5, 2, null)] }),
    changed({ removes: [remove(5, 2)], adds: [add(5, 3, null)] }),
    changed({ removes: [remove(3, 2)], adds: [add(3, 4, null), add(5, 3, null)] }),
  ]);
  expect(left).toEqual([
    PICTURE,
    changed({ removes: [remove(3, 2)], adds: [add(3, 4, null), add(5, 3, null)] }),
  ]);
});

test('[VW9] what came in one piece is taken out of it, not left out of it', () => {
  const frame = { type: 0, id: 6, childNodes: [element(7), element(8)] };
  const events = [
    PICTURE,
    changed({ adds: [add(5, 2, null)] }),
    { type: 3, data: { ...changed({ adds: [add(6, 5, null, frame as never)] }).data } },
    changed({ removes: [remove(7, 6)], adds: [add(9, 8, null)] }),
    changed({ removes: [remove(9, 8)] }),
  ];
  expect(withoutShortLived(events)).toEqual([
    ...events.slice(0, 3),
    changed({ removes: [remove(7, 6)] }),
  ]);
  const next = { type: 0, id: 16, childNodes: [element(17)] };
  const reloaded = changed({ adds: [add(16, 5, null, next as never)] });
  expect(withoutShortLived([...events, reloaded])).toEqual([...events.slice(0, 2), reloaded]);
});

test('[VW9] whom a style sheet was adopted by stays', () => {
  const events = [
    PICTURE,
    changed({ adds: [add(5, 2, null), add(6, 5, null), add(7, 2, null)] }),
    { type: 3, data: { source: 15, id: 6, styleIds: [1], styles: [{ styleId: 1, rules: [] }] } },
    changed({ removes: [remove(7, 2)] }),
    changed({ removes: [remove(5, 2)] }),
  ];
  expect(withoutShortLived(events)).toEqual([
    PICTURE,
    changed({ adds: [add(5, 2, null), add(6, 5, null)] }),
    events[2],
    events[4],
  ]);
});

test('[VW9] what is scrolled is told once more behind all, unless it was put in anew since', () => {
  const came = changed({ adds: [add(5, 2, null), add(6, 2, null)] });
  const went = changed({ removes: [remove(5, 2)] });
  const moved = changed({ removes: [remove(4, 2)], adds: [add(4, 3, null)] });
  const kept = changed({ adds: [add(6, 2, null)] });
  const events = [PICTURE, came, scrolled(3), scrolled(4), went, moved];
  expect(withoutShortLived(events)).toEqual([
    ...[PICTURE, kept, scrolled(3), scrolled(4), moved],
    scrolled(3),
  ]);
});

test('[VW9] a digest is kept when nothing changed after it', () => {
  const came = changed({ adds: [add(5, 2, null)] });
  const went = changed({ removes: [remove(5, 2)] });
  expect(withoutShortLived([PICTURE, came, digest, went, digest])).toEqual([PICTURE, digest]);
  const stays = changed({ adds: [add(6, 2, null)] });
  expect(withoutShortLived([PICTURE, digest, stays])).toEqual([PICTURE, digest, stays]);
});

test('[VW9] what no page of ours tells is left as it is', () => {
  const came = changed({ adds: [add(5, 2, null)] });
  const went = changed({ removes: [remove(5, 2)] });
  const odd = [
    [came, went],
    [PICTURE, came, went, PICTURE],
    [PICTURE, came, changed({ adds: [add(6, 99, null)] }), went],
    [PICTURE, came, changed({ adds: [add(6, 2, 99)] }), went],
    [PICTURE, came, changed({ adds: [add(6, 3, 4)] }), went],
    [PICTURE, came, changed({ adds: [{ ...add(6, 2, null), previousId: 3 }] }), went],
    [PICTURE, came, changed({ adds: [add(3, 2, null)] }), went],
    [PICTURE, came, changed({ removes: [remove(99, 2)] }), went],
    [PICTURE, came, changed({ removes: [remove(4, 3)] }), went],
    [PICTURE, came, changed({ removes: [remove(1, 1)] }), went],
  ];
  for (const events of odd) expect(withoutShortLived(events)).toBe(events);
});

test('[VW7, VW9] whatever is sent, it is looked through and never throws', () => {
  const id = fc.oneof(fc.integer({ min: -1, max: 9 }), fc.constantFrom(null, undefined, 'x', 1.5));
  const node = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 3 },
      fc.anything(),
      fc.record({ type: fc.nat(6), id, childNodes: fc.array(tie('node')), isShadow: fc.boolean() }),
    ),
  })).node;
  const one = fc.oneof(fc.anything(), fc.record({ id, parentId: id, nextId: id, node }));
  const some = fc.oneof(fc.anything(), fc.array(one, { maxLength: 4 }));
  const mutation = fc.record({ adds: some, removes: some, texts: some, attributes: some });
  const event = fc.oneof(
    fc.anything(),
    fc.constant(PICTURE),
    mutation.map((changes) => ({ type: 3, data: { source: 0, ...changes } })),
    fc.record({ type: fc.nat(6), data: fc.record({ source: fc.nat(16), id, node }) }),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 8 }), (events) => {
      expect(withoutShortLived([PICTURE, ...events]).length).toBeLessThanOrEqual(events.length + 1);
    }),
    { numRuns: 500 },
  );
});
