import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutShortLived } from '../../../../../extension/cobrowse/late/short-lived.ts';

const LIST = 2;
const element = (id: number) => ({
  ...{ type: 2, id, tagName: 'li', attributes: {}, childNodes: [] },
});
const FIRST_ROW = [3, 4, 5];
const list = { ...element(LIST), childNodes: FIRST_ROW.map(element) };
const PICTURE = { type: 2, data: { node: { type: 0, id: 1, childNodes: [list] } } };

interface Change {
  readonly removes: readonly number[];
  readonly adds: readonly { readonly id: number; readonly nextId: number | null }[];
}

const event = ({ removes, adds }: Change) => ({
  type: 3,
  data: {
    source: 0,
    removes: removes.map((id) => ({ parentId: LIST, id })),
    adds: adds.map(({ id, nextId }) => ({ parentId: LIST, nextId, node: element(id) })),
    texts: [],
    attributes: [],
  },
});

/** The list as it is when all of that has been done; a neighbour that is not there is a fault. */
function rowAfter(changes: readonly Change[]): number[] {
  const row = [...FIRST_ROW];
  for (const { removes, adds } of changes) {
    for (const id of removes) expect(row.splice(row.indexOf(id) >>> 0, 1)).toEqual([id]);
    for (const { id, nextId } of adds) {
      const place = nextId === null ? row.length : row.indexOf(nextId);
      expect(place).toBeGreaterThanOrEqual(0);
      row.splice(place, 0, id);
    }
  }
  return row;
}

function changesIn(events: readonly unknown[]): Change[] {
  const told: ReturnType<typeof event>[] = JSON.parse(JSON.stringify(events.slice(1)));
  return told.map(({ data }) => ({
    removes: data.removes.map(({ id }) => id),
    adds: data.adds.map(({ node, nextId }) => ({ id: node.id, nextId })),
  }));
}

const places = fc.array(fc.nat(30), { maxLength: 4 });
const acts = fc.array(fc.record({ gone: places, moved: places, anew: places }), { maxLength: 14 });

test('[VW9] with fewer events the list comes to the same, each neighbour there when it is named', () => {
  let spared = 0;
  fc.assert(
    fc.property(acts, (done) => {
      const row = [...FIRST_ROW];
      let newest = 5;
      const changes = done.map(({ gone, moved, anew }): Change => {
        const taken = [...gone, ...moved].flatMap((at) => row.splice(at % (row.length + 1), 1));
        const back = taken.slice(gone.length);
        const adds = [...back, ...anew.map(() => ++newest)].map((id, at) => {
          const place = ([...moved, ...anew][at] ?? 0) % (row.length + 1);
          const nextId = row[place] ?? null;
          row.splice(place, 0, id);
          return { id, nextId };
        });
        return { removes: taken, adds };
      });
      const left = changesIn(withoutShortLived([PICTURE, ...changes.map(event)]));
      expect(rowAfter(left)).toEqual(row);
      const added = (all: readonly Change[]) => all.flatMap(({ adds }) => adds).length;
      if (added(left) < added(changes)) spared += 1;
    }),
    { numRuns: 1_000 },
  );
  expect(spared).toBeGreaterThan(100);
});

test('[VW9] of a list drawn anew until it has had ten thousand things, the last are told', () => {
  const ids = (from: number) => Array.from({ length: 100 }, (_, n) => from + n);
  const changes = Array.from({ length: 100 }, (_, turn): Change => {
    const before = turn === 0 ? [] : ids(turn * 100);
    const adds = ids((turn + 1) * 100).map((id) => ({ id, nextId: before[0] === id ? null : 3 }));
    return { removes: before, adds };
  });
  const left = changesIn(withoutShortLived([PICTURE, ...changes.map(event)]));
  expect(left).toEqual([{ removes: [], adds: changes.at(-1)?.adds }]);
});

test('[VW9] where only what was in the checkpoint went, nothing is to be left out', () => {
  const events = [PICTURE, event({ removes: [4], adds: [] }), event({ removes: [], adds: [] })];
  expect(withoutShortLived(events)).toBe(events);
});
