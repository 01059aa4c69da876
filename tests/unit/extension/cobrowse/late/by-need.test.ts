import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutShortLived } from '../../../../../extension/cobrowse/late/short-lived.ts';
import { ComeAdds } from '../../../../../shared/frames/come-adds.ts';
import { openDecoder } from '../../../../../shared/frames/decoder.ts';
import { openEncoder } from '../../../../../shared/frames/encoder.ts';
import { batches as anyBatches } from '../../../../support/frames/events.ts';

type Batches = readonly (readonly unknown[])[];

/** As the viewer reads them: what they add made at once, or by need. */
function read(batches: Batches, isByNeed: boolean): unknown[] {
  const encoder = openEncoder();
  const decoder = openDecoder();
  return batches.flatMap((events) => {
    const bytes = encoder.encode(events) ?? new Uint8Array(0);
    return decoder.decode(bytes, isByNeed) ?? ['it was not read'];
  });
}

const element = (id: number, more: object = {}) => ({
  type: 2,
  tagName: 'li',
  attributes: { class: 'card' },
  childNodes: [],
  id,
  ...more,
});
const LIST = 2;
const PICTURE = {
  type: 2,
  data: { node: { type: 0, childNodes: [element(LIST)], id: 1 } },
  timestamp: 1,
};
const mutation = (removes: readonly object[], adds: readonly object[]) => ({
  type: 3,
  data: { source: 0, texts: [], attributes: [], removes, adds },
  timestamp: 2,
});

/** What a page did with the list: so many cards anew at a place, so many gone, one moved, some in a shadow. */
const acts = fc.array(
  fc.record({ at: fc.nat(9), anew: fc.nat(4), gone: fc.nat(3), isShadow: fc.boolean() }),
  { minLength: 1, maxLength: 12 },
);

function eventsOf(done: readonly { at: number; anew: number; gone: number; isShadow: boolean }[]) {
  let newest = LIST;
  const row: number[] = [];
  return done.map(({ at, anew, gone, isShadow }) => {
    const place = Math.min(at, row.length);
    const removes = row.splice(place, gone).map((id) => ({ parentId: LIST, id }));
    const before = row[place] ?? null;
    const adds: object[] = [];
    // The last first, each with a text and perhaps something in its shadow, as a recorder tells them.
    let nextId = before;
    for (let count = 0; count < anew; count += 1) {
      const id = newest + 1;
      newest += 3;
      adds.push({
        parentId: LIST,
        nextId,
        node: element(id, { isShadowHost: isShadow || undefined }),
      });
      const text = { type: 3, textContent: `boot ${id % 4}`, id: id + 1 };
      adds.push({ parentId: id, nextId: null, node: text });
      const node = isShadow ? element(id + 2, { isShadow: true }) : element(id + 2);
      adds.push({ parentId: id, nextId: isShadow ? null : id + 1, node });
      row.splice(place, 0, id);
      nextId = id;
    }
    return mutation(removes, JSON.parse(JSON.stringify(adds)));
  });
}

test('[VW9] what is made by need is what was told, without what came and went as with it', () => {
  let spared = 0;
  fc.assert(
    fc.property(acts, (done) => {
      const events = eventsOf(done);
      const batches = [[PICTURE], ...events.map((event) => [event])];
      const whole = read(batches, false);
      expect(whole).toEqual([PICTURE, ...events]);
      const byNeed = read(batches, true);
      const left = withoutShortLived(byNeed);
      expect(left).toStrictEqual(withoutShortLived(whole));
      expect(JSON.stringify(left)).toBe(JSON.stringify(withoutShortLived(whole)));
      if (left.length < whole.length) spared += 1;
    }),
    { numRuns: 500 },
  );
  expect(spared).toBeGreaterThan(50);
});

test('[FS1, VW9] whatever a page tells, by need it comes to the same', () => {
  fc.assert(
    fc.property(anyBatches, (batches) => {
      const byNeed = withoutShortLived([PICTURE, ...read(batches, true)]);
      const whole = withoutShortLived([PICTURE, ...read(batches, false)]);
      expect(isDeepStrictEqual(byNeed, whole)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('[VW9] what an event adds is read by need, and a list with something else in it whole', () => {
  const add = { parentId: LIST, nextId: null, node: element(3) };
  const adds = (event: unknown) => Reflect.get(Reflect.get(Object(event), 'data'), 'adds');
  const [plain, odd] = read([[mutation([], [add])], [mutation([], [add, { odd: true }])]], true);
  expect(adds(plain)).toBeInstanceOf(ComeAdds);
  expect(adds(odd)).toEqual([add, { odd: true }]);
  const elsewhere = { type: 3, data: { more: { adds: [add] } } };
  expect(read([[elsewhere]], true)).toEqual([elsewhere]);
  expect(withoutShortLived(read([[PICTURE, mutation([], [add])]], true))).toEqual([
    PICTURE,
    mutation([], [add]),
  ]);
});

test('[VW9] what is in a shadow and stands before what is not cannot be followed, by need either', () => {
  const adds = [
    { parentId: LIST, nextId: null, node: element(3) },
    { parentId: LIST, nextId: 3, node: element(4, { isShadow: true }) },
  ];
  const events = [PICTURE, mutation([], adds), mutation([{ parentId: LIST, id: 3 }], [])];
  const batches = events.map((event) => [event]);
  expect(withoutShortLived(read(batches, true))).toEqual(events);
});
