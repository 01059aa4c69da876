import { expect, it } from 'vitest';
import { driftOf } from '../../../../../sidecar/domain/learning/drift.ts';

it('[LF6] the same visitors have not drifted, however many more they are', () => {
  expect(driftOf([10, 30, 60], [100, 300, 600])).toEqual({ index: 0, size: 'none' });
});

it('[LF6] the index is the sum of the differences times their logarithm', () => {
  // 0.5 → 0.6 and 0.5 → 0.4: 0.1·ln 1.2 − 0.1·ln 0.8.
  const drift = driftOf([50, 50], [60, 40]);
  expect(drift?.index).toBeCloseTo(0.1 * Math.log(1.2) - 0.1 * Math.log(0.8), 12);
  expect(driftOf([50, 50], [65, 35])?.size).toBe('none');
  expect(driftOf([50, 50], [70, 30])?.size).toBe('some');
  expect(driftOf([50, 50], [85, 15])?.size).toBe('much');
});

it('[LF6] a part that nobody is in any more makes no infinity', () => {
  const drift = driftOf([50, 50, 0], [0, 50, 50]);
  expect(Number.isFinite(drift?.index)).toBe(true);
  expect(drift?.size).toBe('much');
});

it('[LF6] of nobody there is no telling', () => {
  expect(driftOf([], [])).toBeNull();
  expect(driftOf([1, 2], [0, 0])).toBeNull();
});
