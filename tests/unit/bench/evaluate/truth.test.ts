import { expect, test } from 'vitest';
import { longShopper, runStream, TERMS } from '../../../../bench/evaluate/policy/stream.ts';
import { knownAfter } from '../../../../bench/evaluate/truth/bayes.ts';
import { seenAfter } from '../../../../bench/evaluate/truth/features.ts';
import { NATURES, shopper, TYPES } from '../../../../bench/evaluate/truth/shoppers.ts';
import { seededDraw } from '../../../../sidecar/domain/learning/seeded-draw.ts';

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

test('[LE16] shares and events of the truth each add up to 1', () => {
  expect(TYPES.reduce((sum, type) => sum + NATURES[type].share, 0)).toBeCloseTo(1, 12);
  for (const type of TYPES) {
    expect(NATURES[type].events.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  }
});

test('[LE16] after one page the posterior is the one worked out by hand', () => {
  // A short look at the basket: share × event × (1 − lingers) is 0.15 × 0.27 × 0.7 = 0.02835, 0.25 × 0.12 × 0.35 =
  // 0.0105, 0.45 × 0.03 × 0.75 = 0.010125 and 0.15 × 0.12 × 0.9 = 0.0162; in all 0.065175.
  const { buys, effect } = knownAfter([{ event: 4, isLong: false }]);
  const all = 0.065175;
  expect(buys).toBeCloseTo(
    (0.02835 * 0.8 + 0.0105 * 0.15 + 0.010125 * 0.02 + 0.0162 * 0.3) / all,
    12,
  );
  expect(effect).toBeCloseTo((0.0105 * 0.35 + 0.010125 * 0.01 - 0.0162 * 0.18) / all, 12);
});

test('[LE16] the posterior is right on average, also where it says much', () => {
  const draw = seededDraw(1);
  const many = Array.from({ length: 20_000 }, () => {
    const { type, steps } = shopper(draw);
    return { buys: NATURES[type].buys, known: knownAfter(steps.slice(0, 4)).buys };
  });
  const sure = many.filter(({ known }) => known > 0.5);
  expect(sure.length).toBeGreaterThan(500);
  expect(mean(sure.map(({ known }) => known))).toBeCloseTo(mean(sure.map(({ buys }) => buys)), 1);
  expect(mean(many.map(({ known }) => known))).toBeCloseTo(mean(many.map(({ buys }) => buys)), 1);
});

test('[LE16] what the shop sees tells nothing of the truth but the pages', () => {
  const [first, second] = [
    seenAfter([{ event: 3, isLong: true }]),
    seenAfter([{ event: 3, isLong: true }]),
  ];
  expect(first).toEqual(second);
  expect(first[0]).toBe(1);
  expect(longShopper(seededDraw(2)).steps.length).toBeGreaterThanOrEqual(TERMS.decidedAfter);
});

test('[LE17] held-out sessions are never offered anything, nor anybody before something was learned, but by the coin', () => {
  const { decisions, uplift } = runStream(900, seededDraw(3), 1, () => undefined);
  expect(uplift).toBeNull();
  const of = (arm: string) => decisions.filter((each) => each.arm === arm);
  expect(of('held-out').some(({ isOffered }) => isOffered)).toBe(false);
  expect(of('learned').some(({ isOffered }) => isOffered)).toBe(false);
  expect(mean(of('coin').map(({ isOffered }) => Number(isOffered)))).toBeCloseTo(0.5, 0);
  expect(of('held-out').length / 900).toBeCloseTo(TERMS.heldOutShare, 1);
  expect(decisions.every(({ offeredChance }) => offeredChance === TERMS.exploredShare / 2)).toBe(
    true,
  );
});

test('[LE17] what was learned gains most of what could be gained, and the logged chances are those of the coin', {
  timeout: 60_000,
}, () => {
  const { decisions } = runStream(3_000, seededDraw(4), 1, () => undefined);
  const after = decisions.slice(2_000);
  const gained = mean(after.filter(({ arm }) => arm === 'learned').map(({ gain }) => gain));
  const best = mean(after.map(({ bestGain }) => bestGain));
  expect(gained).toBeGreaterThan(0.5 * best);
  const liked = after.filter(({ arm, offeredChance }) => arm !== 'held-out' && offeredChance > 0.5);
  expect(mean(liked.map(({ isOffered }) => Number(isOffered)))).toBeCloseTo(0.9, 1);
});
