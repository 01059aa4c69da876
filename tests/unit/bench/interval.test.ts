import { expect, test } from 'vitest';
import { meanInterval, paired } from '../../../bench/measure/interval.ts';

test('an interval holds the mean, is as wide as the differences are, and is the same every time', () => {
  const steady = meanInterval(Array.from({ length: 30 }, (_, round) => 10 + (round % 2)));
  const wild = meanInterval(Array.from({ length: 30 }, (_, round) => (round % 2) * 40 - 10));
  expect(steady.mean).toBe(10.5);
  expect(steady.low).toBeGreaterThan(10);
  expect(steady.high).toBeLessThan(11);
  expect(wild.high - wild.low).toBeGreaterThan(10 * (steady.high - steady.low));
  expect(meanInterval([1, 5, 9])).toEqual(meanInterval([1, 5, 9]));
});

test('differences are taken within a round', () => {
  expect(paired([3, 10], [1, 4])).toEqual([2, 6]);
  expect(() => paired([1], [])).toThrow();
});
