import { expect, test } from 'vitest';
import { longShopper, runStream, TERMS } from '../../../../bench/evaluate/policy/stream.ts';
import { knownAfter } from '../../../../bench/evaluate/truth/bayes.ts';
import { seenAfter } from '../../../../bench/evaluate/truth/features.ts';
import { NATURES } from '../../../../demo/truth/natures.ts';
import { beenTo, NOWHERE, PAGE_KINDS } from '../../../../demo/truth/roads.ts';
import { drawShopper } from '../../../../demo/truth/shopper.ts';
import { chanceOfStep, chancesFrom, type Step } from '../../../../demo/truth/walk.ts';
import { seededDraw } from '../../../../sidecar/domain/learning/seeded-draw.ts';

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

test('[LE16] after one page the posterior is the one worked out by hand', () => {
  // A short look at a pair, without a doubt, as the first page. From outside the roads to home, category, product and
  // search are 4, 2, 3, 1; times the pulls they make 3 of 6.7, 3 of 6.5, 3.6 of 16.1 and 3.9 of 11.1. Each times the
  // share of the type, 1 − lingers and 1 − doubts.
  const sure = 0.15 * (3 / 6.7) * 0.7 * 0.97;
  const persuadable = 0.25 * (3 / 6.5) * 0.35 * 0.75;
  const lost = 0.45 * (3.6 / 16.1) * 0.75 * 0.92;
  const annoyed = 0.15 * (3.9 / 11.1) * 0.9 * 0.9;
  const all = sure + persuadable + lost + annoyed;
  const { buys, effect } = knownAfter([{ kind: 'product', isLong: false, isDoubting: false }]);
  expect(buys).toBeCloseTo(
    (sure * 0.8 + persuadable * 0.15 + lost * 0.02 + annoyed * 0.3) / all,
    12,
  );
  expect(effect).toBeCloseTo((persuadable * 0.35 + lost * 0.01 - annoyed * 0.18) / all, 12);
});

test('[LE16] that somebody went on is part of what is known', () => {
  const look: Step = { kind: 'product', isLong: false, isDoubting: false };
  const been = beenTo(NOWHERE, 'product');
  const went = chancesFrom('lost', been)[PAGE_KINDS.indexOf('product')] ?? 0;
  expect(chanceOfStep('lost', been, look)).toBeCloseTo(0.9 * went * 0.75 * 0.92, 12);
});

test('[LE16] the posterior is right on average, also where it says much', () => {
  const draw = seededDraw(1);
  const many = Array.from({ length: 20_000 }, () => {
    const { type, steps } = drawShopper(draw);
    return { buys: NATURES[type].buys, known: knownAfter(steps.slice(0, 4)).buys };
  });
  const sure = many.filter(({ known }) => known > 0.5);
  expect(sure.length).toBeGreaterThan(500);
  expect(mean(sure.map(({ known }) => known))).toBeCloseTo(mean(sure.map(({ buys }) => buys)), 1);
  expect(mean(many.map(({ known }) => known))).toBeCloseTo(mean(many.map(({ buys }) => buys)), 1);
});

test('[LE16] what the shop sees tells nothing of the truth but the pages', () => {
  const again: Step = { kind: 'product-again', isLong: true, isDoubting: true };
  const seen = seenAfter([{ kind: 'product', isLong: false, isDoubting: false }, again]);
  // Two pages, one of them a pair and one the same again; one long, that one again, also the last; one doubt.
  expect([...seen]).toEqual([2, 0, 0, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1, 0, 3]);
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
  const { decisions } = runStream(5_000, seededDraw(4), 1, () => undefined);
  const after = decisions.slice(4_000);
  const gained = mean(after.filter(({ arm }) => arm === 'learned').map(({ gain }) => gain));
  const best = mean(after.map(({ bestGain }) => bestGain));
  expect(gained).toBeGreaterThan(0.5 * best);
  const liked = after.filter(({ arm, offeredChance }) => arm !== 'held-out' && offeredChance > 0.5);
  expect(mean(liked.map(({ isOffered }) => Number(isOffered)))).toBeCloseTo(0.9, 1);
});
