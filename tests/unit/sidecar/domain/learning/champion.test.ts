import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compared, type Judged } from '../../../../../sidecar/domain/learning/champion.ts';

const TERMS = { sessionsMin: 50, margin: 0.001 };

/** One moment each of so many sessions, every fourth of which orders. */
function judged(count: number, says: (isPositive: boolean) => Partial<Judged>): readonly Judged[] {
  return Array.from({ length: count }, (_, n) => {
    const isPositive = n % 4 === 0;
    const base = { session: `s${n}`, weight: 1, isPositive, champion: 0.25, candidate: 0.25 };
    return { ...base, ...says(isPositive) };
  });
}

it('[LF5] a candidate that tells orders apart replaces one that says the same of everybody', () => {
  const outcome = compared(
    judged(200, (isPositive) => ({ candidate: isPositive ? 0.6 : 0.13 })),
    TERMS,
  );
  // A quarter saves ln(0.6 / 0.25), three quarters ln(0.87 / 0.75).
  expect(outcome.gain).toBeCloseTo(0.25 * Math.log(2.4) + 0.75 * Math.log(0.87 / 0.75), 12);
  expect(outcome.isBetter).toBe(true);
});

it('[LF5] one that is as good, and one that is better by less than the margin, does not', () => {
  expect(
    compared(
      judged(200, () => ({})),
      TERMS,
    ),
  ).toMatchObject({ gain: 0, isBetter: false });
  const hardly = judged(200, (isPositive) => ({ candidate: isPositive ? 0.2505 : 0.2495 }));
  expect(compared(hardly, TERMS).gain).toBeGreaterThan(0);
  expect(compared(hardly, TERMS).isBetter).toBe(false);
});

it('[LF5] few sessions decide nothing, however many moments they have', () => {
  const many = Array.from({ length: 500 }, (_, n) => ({
    session: `s${n % 40}`,
    weight: 0.08,
    isPositive: true,
    champion: 0.1,
    candidate: 0.9,
  }));
  expect(compared(many, TERMS)).toMatchObject({ sessions: 40, isBetter: false });
  expect(compared([], TERMS)).toMatchObject({ sessions: 0, isBetter: false });
});

it('[LF5] moments of one session are one witness, not many', () => {
  const once = judged(60, (isPositive) => ({ candidate: isPositive ? 0.4 : 0.2 }));
  const tenfold = once.flatMap((one) =>
    Array.from({ length: 10 }, () => ({ ...one, weight: 0.1 })),
  );
  const error = compared(once, TERMS).standardError;
  expect(compared(tenfold, TERMS).standardError).toBeCloseTo(error, 12);
});

it('[LF5] a candidate that says NaN, or that was sure and wrong, is never promoted', () => {
  expect(
    compared(
      judged(200, () => ({ candidate: Number.NaN })),
      TERMS,
    ).isBetter,
  ).toBe(false);
  const sure = compared(
    judged(200, (isPositive) => ({ candidate: isPositive ? 0 : 1 })),
    TERMS,
  );
  expect(sure.isBetter).toBe(false);
  expect(Number.isFinite(sure.gain)).toBe(true);
});

it('[LF5] of two models never both are better', () => {
  const chance = fc.double({ min: 0, max: 1, noNaN: true });
  const one = fc.record({
    session: fc.nat(80).map(String),
    weight: fc.constant(1),
    isPositive: fc.boolean(),
    champion: chance,
    candidate: chance,
  });
  fc.assert(
    fc.property(fc.array(one, { minLength: 100, maxLength: 200 }), (moments) => {
      const swapped = moments.map((moment) => ({
        ...moment,
        champion: moment.candidate,
        candidate: moment.champion,
      }));
      const terms = { sessionsMin: 10, margin: 0 };
      expect(compared(moments, terms).isBetter && compared(swapped, terms).isBetter).toBe(false);
    }),
  );
});
