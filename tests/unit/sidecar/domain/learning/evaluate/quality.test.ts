import { expect, test } from 'vitest';
import {
  brier,
  calibrationBins,
  calibrationError,
  logLoss,
} from '../../../../../../sidecar/domain/learning/evaluate/chances.ts';
import { auc, prAuc } from '../../../../../../sidecar/domain/learning/evaluate/ranking.ts';

const of = (...values: number[]): Float64Array => Float64Array.from(values);

test('[LE11] AUC counts pairs, ties half', () => {
  // Yes at 0.8 and 0.4, no at 0.4 and 0.1: 0.8 beats both, 0.4 ties with one and beats one: 3½ of 4.
  expect(auc({ scores: of(0.8, 0.4, 0.4, 0.1), labels: of(1, 1, 0, 0) })).toBe(0.875);
  expect(auc({ scores: of(1, 1, 1), labels: of(1, 0, 0) })).toBe(0.5);
  expect(auc({ scores: of(1, 2), labels: of(1, 1) })).toBeNaN();
});

test('[LE11] PR-AUC is the mean precision at each yes, ties together', () => {
  // From above: yes (1 of 1), no, yes (2 of 3): (1 + ⅔) ÷ 2.
  expect(prAuc({ scores: of(3, 2, 1), labels: of(1, 0, 1) })).toBeCloseTo(5 / 6, 12);
  // All tied: precision is the share of yes, wherever they stand.
  expect(prAuc({ scores: of(1, 1, 1, 1), labels: of(0, 0, 0, 1) })).toBe(0.25);
  expect(prAuc({ scores: of(1, 2), labels: of(0, 0) })).toBeNaN();
});

test('[LE11] log loss and Brier are those worked out by hand, and finite for a sure mistake', () => {
  const promised = { chances: of(0.5, 0.25), labels: of(1, 0) };
  expect(logLoss(promised)).toBeCloseTo((Math.LN2 - Math.log(0.75)) / 2, 12);
  expect(brier(promised)).toBeCloseTo((0.25 + 0.0625) / 2, 12);
  expect(Number.isFinite(logLoss({ chances: of(0, 1), labels: of(1, 0) }))).toBe(true);
});

test('[LE11] the calibration error is the mean distance of ten bins, by their rows', () => {
  // 0.21 and 0.29 share a bin: promised 0.25, became ½: off by ¼. 0.95 alone became yes: off by 0.05.
  const promised = { chances: of(0.21, 0.29, 0.95), labels: of(1, 0, 1) };
  expect(calibrationBins(promised)).toHaveLength(2);
  expect(calibrationError(promised)).toBeCloseTo((2 * 0.25 + 0.05) / 3, 12);
  expect(() => calibrationBins({ chances: of(Number.NaN), labels: of(1) })).toThrow('chance');
});
