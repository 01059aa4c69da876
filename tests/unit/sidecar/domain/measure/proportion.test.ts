import { describe, expect, it } from 'vitest';
import { difference, wilson } from '../../../../../sidecar/domain/measure/proportion.ts';

const of = (count: number, all: number) => ({ count, of: all });

describe('the interval of a proportion', () => {
  it.each([
    // Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I, method 3.
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('[MD9] of %i in %i is what the literature has', (count, all, low, high) => {
    const found = wilson(of(count, all));
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });

  it('[MD9] is of something', () => {
    expect(() => wilson(of(0, 0))).toThrow('no proportion');
    expect(() => wilson(of(3, 2))).toThrow('no proportion');
  });
});

describe('the interval of a difference', () => {
  it.each([
    // Newcombe 1998, "Interval estimation for the difference between independent proportions", table II, method 10.
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
  ])('[MD9] of %i in %i and %i in %i is what the literature has', (a, m, b, n, low, high) => {
    const found = difference(of(a, m), of(b, n));
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });

  it('[MD9] holds the difference, and turns round when the two change places', () => {
    for (const [a, b] of [
      [of(99, 900), of(6, 100)],
      [of(0, 40), of(12, 40)],
      [of(7, 7), of(1, 300)],
    ] as const) {
      const { estimate, low, high } = difference(a, b);
      expect(low).toBeLessThanOrEqual(estimate);
      expect(high).toBeGreaterThanOrEqual(estimate);
      const turned = difference(b, a);
      expect(turned.low).toBeCloseTo(-high, 10);
      expect(turned.high).toBeCloseTo(-low, 10);
    }
  });
});
