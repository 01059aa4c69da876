import { expect, test } from 'vitest';
import { median, quantile, summarise } from '../../../bench/measure/quantile.ts';

// Worked by hand in the article "Percentile", section "Worked examples of the nearest-rank method".
const FIVE = [15, 20, 35, 40, 50];
const TEN = [3, 6, 7, 8, 8, 10, 13, 15, 16, 20];

test('[BN1] a quantile is the nearest rank: hand-worked numbers', () => {
  expect([0.05, 0.3, 0.4, 0.5, 1].map((share) => quantile(FIVE, share))).toEqual([
    15, 20, 20, 35, 50,
  ]);
  expect([0.25, 0.5, 0.75, 1].map((share) => quantile(TEN, share))).toEqual([7, 8, 15, 20]);
});

test('[BN1] the order in which values were measured does not matter', () => {
  expect(quantile([40, 15, 50, 35, 20], 0.3)).toBe(20);
});

test('[BN1] values are ordered as numbers, not as text', () => {
  expect(median([100, 9, 20])).toBe(20);
});

test('[BN1] a rank that is whole is not rounded up by the machine’s arithmetic', () => {
  const hundred = Array.from({ length: 100 }, (_, at) => at + 1);
  expect(quantile(hundred, 0.07)).toBe(7);
  expect(summarise(hundred)).toEqual({ count: 100, min: 1, p50: 50, p95: 95, p99: 99, max: 100 });
});

test('[BN1] of nothing there is no quantile', () => {
  expect(quantile([], 0.5)).toBeNaN();
});
