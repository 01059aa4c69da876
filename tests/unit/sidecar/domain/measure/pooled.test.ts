import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededDraw } from '../../../../../sidecar/domain/learning/seeded-draw.ts';
import { pooled } from '../../../../../sidecar/domain/measure/pooled.ts';

/** Nearly nothing: what the numbers themselves show. */
const UNKNOWING = { deviation: 1e-9, worth: 1e-9 };
const BEFORE = { deviation: 0.03, worth: 3 };

test('[EN18] two maps are drawn to their mean as worked out by hand', () => {
  // Both have variance 0.0001: the moment spread is (0.1² ÷ 0.0002 − 1) × 0.0001 = 0.0049.
  const { mean, spread, parts } = pooled(
    [
      { estimate: 0.1, error: 0.01 },
      { estimate: 0, error: 0.01 },
    ],
    UNKNOWING,
  );
  expect(mean.estimate).toBeCloseTo(0.05, 9);
  expect(spread ** 2).toBeCloseTo(0.0049, 9);
  // 0.0001 ÷ (0.0001 + 0.0049) is 2 %: so far each is drawn to the mean.
  expect(parts[0]?.estimate).toBeCloseTo(0.1 - 0.02 * 0.05, 9);
  expect(parts[1]?.estimate).toBeCloseTo(0.02 * 0.05, 9);
  // √(0.98 × 0.0001 + 0.02² × 0.0025).
  expect(parts[0]?.error).toBeCloseTo(Math.sqrt(0.98e-4 + 0.0004 * 0.0025), 9);
  expect(mean.error).toBeCloseTo(0.05, 9);
});

test('[EN18] one alone is itself, and where a few agree they are still thought to differ', () => {
  const alone = pooled([{ estimate: 0.04, error: 0.02 }], BEFORE);
  expect(alone.parts[0]?.estimate).toBeCloseTo(0.04, 12);
  expect(alone.parts[0]?.error).toBeCloseTo(0.02, 12);
  expect(alone.spread).toBeCloseTo(0.03, 12);
  const same = { estimate: 0.04, error: 0.02 };
  // Two more than one show nothing: 3 × 0.0009 ÷ 5.
  expect(pooled([same, same, same], BEFORE).spread).toBeCloseTo(Math.sqrt(0.00054), 12);
});

test('[EN18] what is unsure is mostly the mean, what is sure mostly itself', () => {
  const sure = { estimate: 0.1, error: 0.005 };
  const { parts } = pooled([sure, sure, { estimate: -0.3, error: 0.2 }], BEFORE);
  expect(parts[2]?.estimate).toBeGreaterThan(0.05);
  expect(parts[2]?.error).toBeLessThan(0.05);
  expect(parts[0]?.estimate).toBeCloseTo(0.1, 2);
});

test('[EN18] pooling never leaves the range of what was measured, and is never surer than the surest and never less sure than itself alone', () => {
  const part = fc.record({
    estimate: fc.double({ min: -1, max: 1, noNaN: true }),
    error: fc.double({ min: 0.001, max: 0.5, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), (measured) => {
      const { parts } = pooled(measured, BEFORE);
      const estimates = measured.map(({ estimate }) => estimate);
      for (const [at, { estimate, error }] of parts.entries()) {
        expect(estimate).toBeGreaterThanOrEqual(Math.min(...estimates) - 1e-9);
        expect(estimate).toBeLessThanOrEqual(Math.max(...estimates) + 1e-9);
        expect(error).toBeGreaterThan(0);
        expect(error).toBeLessThanOrEqual((measured[at]?.error ?? 0) + 1e-9);
      }
    }),
  );
});

test('[EN18] of many shops with six maps 95 % intervals hold the truth about as often as they say', () => {
  const draw = seededDraw(5);
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
  let [held, all] = [0, 0];
  for (let shop = 0; shop < 1_500; shop += 1) {
    const middle = 0.05 * normal();
    const truths = Array.from({ length: 6 }, () => middle + 0.02 * normal());
    const measured = truths.map((truth, at) => {
      const error = 0.01 + 0.005 * at;
      return { estimate: truth + error * normal(), error };
    });
    for (const [at, { estimate, error }] of pooled(measured, BEFORE).parts.entries()) {
      all += 1;
      if (Math.abs(estimate - (truths[at] ?? 0)) <= 1.96 * error) held += 1;
    }
  }
  expect(held / all).toBeGreaterThan(0.91);
  expect(held / all).toBeLessThan(0.97);
});
