import { expect, test } from 'vitest';
import {
  qini,
  qiniInterval,
  rankedGain,
} from '../../../../../../sidecar/domain/learning/evaluate/qini.ts';
import { seededDraw } from '../../../../../../sidecar/domain/learning/seeded-draw.ts';

const trialOf = (
  rows: readonly (readonly [effect: number, treated: number, outcome: number])[],
) => ({
  effects: Float64Array.from(rows, ([effect]) => effect),
  treated: Uint8Array.from(rows, ([, treated]) => treated),
  outcomes: Float64Array.from(rows, ([, , outcome]) => outcome),
});

test('[LE13] the Qini coefficient is the area worked out by hand', () => {
  // First half (effect 2): treated yes, untreated no: 1 − 0 = 1. All: 1 − 0 × 2 ÷ 2 = 1. Divided by 2 treated:
  // q(½) = ½, q(1) = ½. Area ½ · ½ · ½ + ½ · ½ = ⅜; line ½ · ½ = ¼; the difference ⅛.
  const trial = trialOf([
    [2, 1, 1],
    [2, 0, 0],
    [1, 1, 0],
    [1, 0, 0],
  ]);
  expect(qini(trial)).toEqual({ coefficient: 0.125, overall: 0.5 });
  const reversed = { ...trial, effects: trial.effects.map((effect) => -effect) };
  expect(qini(reversed).coefficient).toBeCloseTo(-0.125, 12);
});

test('[LE13] the same effect for everybody ranks nothing: 0 whatever the outcomes', () => {
  const trial = trialOf([
    [1, 1, 1],
    [1, 0, 0],
    [1, 1, 1],
    [1, 0, 1],
  ]);
  expect(qini(trial).coefficient).toBe(0);
  expect(qini(trialOf([])).coefficient).toBe(0);
  expect(qini(trialOf([[1, 0, 1]])).coefficient).toBe(0);
});

test('[LE13] an interval holds the coefficient, is the same every time, and that of chance holds 0', () => {
  const draw = seededDraw(3);
  const rows = Array.from({ length: 4_000 }, () => {
    const isHelped = draw() < 0.5;
    const treated = draw() < 0.5 ? 1 : 0;
    const outcome = draw() < (treated === 1 && isHelped ? 0.4 : 0.2) ? 1 : 0;
    return [isHelped ? 1 : 0, treated, outcome] as const;
  });
  const trial = trialOf(rows);
  const { low, high } = qiniInterval(trial, 200, seededDraw(1));
  const { coefficient } = qini(trial);
  // Half are helped by 0.2 and stand first: the triangle over the line has the area ½ · 0.1 · ½.
  expect(coefficient).toBeCloseTo(0.025, 2);
  expect(low).toBeGreaterThan(0);
  expect(low < coefficient && coefficient < high).toBe(true);
  expect(qiniInterval(trial, 200, seededDraw(1))).toEqual({ low, high });
  const random = { ...trial, effects: trial.effects.map(() => draw()) };
  const ofChance = qiniInterval(random, 200, seededDraw(1));
  expect(ofChance.low < 0 && ofChance.high > 0).toBe(true);
});

test('[LE13] from estimates of each row’s effect the area is the one worked out by hand', () => {
  // Estimates 1 and 0 at shares ¼ and ¾: ½ (1 × (½ − ¼) + 0) = ⅛; told in the wrong order −⅛; told alike 0.
  const estimates = Float64Array.of(1, 0);
  expect(rankedGain(Float64Array.of(2, 1), estimates)).toBe(0.125);
  expect(rankedGain(Float64Array.of(1, 2), estimates)).toBe(-0.125);
  expect(rankedGain(Float64Array.of(1, 1), estimates)).toBe(0);
  expect(rankedGain(new Float64Array(), new Float64Array())).toBe(0);
});
