import { expect, test } from 'vitest';
import {
  doublyRobust,
  inversePropensity,
  type LoggedDecision,
  selfNormalised,
} from '../../../../../../sidecar/domain/learning/evaluate/estimators.ts';
import { seededDraw } from '../../../../../../sidecar/domain/learning/seeded-draw.ts';

const decided = (more: Partial<LoggedDecision>): LoggedDecision => ({
  outcome: 0,
  chanceThen: 0.5,
  chanceNow: 1,
  expectedOfTaken: 0,
  expectedOfPolicy: 0,
  ...more,
});

test('[LE12] three decisions give the estimates worked out by hand', () => {
  // Weights 1 ÷ ½ = 2, 0 and 1 ÷ ¼ = 4; outcomes 1, 1, 0.
  const three = [
    decided({ outcome: 1, expectedOfTaken: 0.5, expectedOfPolicy: 0.5 }),
    decided({ outcome: 1, chanceNow: 0, expectedOfTaken: 0.9, expectedOfPolicy: 0.25 }),
    decided({ outcome: 0, chanceThen: 0.25, expectedOfTaken: 0.25, expectedOfPolicy: 0.25 }),
  ];
  expect(inversePropensity(three).mean).toBeCloseTo(2 / 3, 12);
  expect(selfNormalised(three).mean).toBeCloseTo(2 / 6, 12);
  // ½ + 2 (1 − ½) = 1½, ¼ + 0 = ¼, ¼ + 4 (0 − ¼) = −¾: mean ⅓.
  expect(doublyRobust(three).mean).toBeCloseTo(1 / 3, 12);
  // Kish: 6² ÷ (4 + 16).
  expect(inversePropensity(three).effectiveRows).toBeCloseTo(1.8, 12);
});

test('[LE12] a decision without a chance stops at once', () => {
  expect(() => inversePropensity([decided({ chanceThen: 0 })])).toThrow('chance');
  expect(() => doublyRobust([decided({ chanceNow: 2 })])).toThrow('chance');
});

/** A logged policy that offers to half, mostly to those it helps less; in question: offer to those it helps. */
function logged(count: number, seed: number, modelOff: number): readonly LoggedDecision[] {
  const draw = seededDraw(seed);
  return Array.from({ length: count }, () => {
    const isHelped = draw() < 0.4;
    const chanceOfOffer = isHelped ? 0.3 : 0.7;
    const isOffered = draw() < chanceOfOffer;
    const chanceOf = (offered: boolean): number => (offered && isHelped ? 0.6 : 0.3);
    return {
      outcome: draw() < chanceOf(isOffered) ? 1 : 0,
      chanceThen: isOffered ? chanceOfOffer : 1 - chanceOfOffer,
      chanceNow: isOffered === isHelped ? 1 : 0,
      expectedOfTaken: chanceOf(isOffered) + modelOff,
      expectedOfPolicy: chanceOf(isHelped) + modelOff,
    };
  });
}

/** 0.4 × 0.6 + 0.6 × 0.3. */
const TRUTH = 0.42;

test('[LE12] on a world with known truth all three find it, and their intervals hold it about as often as they say', () => {
  const held = { inversePropensity: 0, selfNormalised: 0, doublyRobust: 0, naive: 0 };
  for (let seed = 0; seed < 200; seed += 1) {
    const decisions = logged(600, seed, 0);
    const estimates = {
      inversePropensity: inversePropensity(decisions),
      selfNormalised: selfNormalised(decisions),
      doublyRobust: doublyRobust(decisions),
    };
    for (const name of ['inversePropensity', 'selfNormalised', 'doublyRobust'] as const) {
      const { low, high } = estimates[name];
      if (low <= TRUTH && TRUTH <= high) held[name] += 1;
    }
    const all = decisions.reduce((sum, { outcome }) => sum + outcome, 0) / decisions.length;
    if (Math.abs(all - TRUTH) < 0.04) held.naive += 1;
  }
  expect(held.inversePropensity).toBeGreaterThan(180);
  expect(held.selfNormalised).toBeGreaterThan(180);
  expect(held.doublyRobust).toBeGreaterThan(180);
  // The mean of what happened says nothing about another policy.
  expect(held.naive).toBeLessThan(60);
});

test('[LE12] doubly robust is right with a wrong model, and has less spread with a right one', () => {
  const many = 40_000;
  expect(doublyRobust(logged(many, 1, 0.2)).mean).toBeCloseTo(TRUTH, 1);
  const [right, none] = [doublyRobust(logged(many, 2, 0)), inversePropensity(logged(many, 2, 0))];
  expect(right.high - right.low).toBeLessThan(0.9 * (none.high - none.low));
});
