import { expect, test } from 'vitest';
import { byNeed, sorted, stand } from '../../../../../extension/panel/state/pulse.model.ts';
import { aRow } from '../support/rows.ts';

const reasons = [{ kind: 'idle-at-checkout', count: null, about: null }] as const;
const hesitating = (session: string, more = {}) =>
  aRow(session, { reasons: [...reasons], ...more });

test('[PN7] who hesitates comes before who looks, talks, has ordered or has left', () => {
  const rows = [
    aRow('gone', { isHere: false, reasons: [...reasons] }),
    aRow('ordered', { phase: 'ordered', score: 99 }),
    aRow('talking', { conversation: 'c', reasons: [...reasons] }),
    aRow('looking', { score: 90 }),
    hesitating('hesitating', { score: 1 }),
  ];
  expect(sorted(rows)).toEqual(['hesitating', 'looking', 'talking', 'ordered', 'gone']);
});

test('[PN7] among equals a falling score comes first, then the higher, then the fuller basket', () => {
  const rows = [
    hesitating('low', { score: 20 }),
    hesitating('high', { score: 80 }),
    hesitating('high-basket', { score: 80, basketMinor: 100 }),
    hesitating('falling', { score: 10, direction: 'falling' }),
  ];
  expect(sorted(rows)).toEqual(['falling', 'high-basket', 'high', 'low']);
});

test('[PN7] a score that changes within ten keeps its place', () => {
  const before = sorted([hesitating('a', { score: 41 }), hesitating('b', { score: 44 })]);
  const after = sorted([hesitating('a', { score: 49 }), hesitating('b', { score: 40 })]);
  expect(after).toEqual(before);
});

test('[PN7] the order is total: two different rows never tie', () => {
  const rows = [aRow('a'), aRow('b')] as const;
  expect(Math.sign(byNeed(rows[0], rows[1]))).toBe(-Math.sign(byNeed(rows[1], rows[0])));
});

test('[PN7] a held list keeps its order and counts what would move and what is new', () => {
  const rows = [aRow('a'), aRow('b'), hesitating('c'), aRow('new')];
  expect(stand(['a', 'b', 'c'], rows, true)).toEqual({
    order: ['a', 'b', 'c'],
    moved: 1,
    arrived: 1,
  });
  expect(stand(['a', 'b', 'c'], rows, false)).toEqual({
    order: ['c', 'a', 'b', 'new'],
    moved: 0,
    arrived: 0,
  });
});
