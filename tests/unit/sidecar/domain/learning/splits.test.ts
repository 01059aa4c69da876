import { expect, test } from 'vitest';
import { binned } from '../../../../../sidecar/domain/learning/bins.ts';
import { boost, type Outcome } from '../../../../../sidecar/domain/learning/boost.ts';
import { finished } from '../../../../../sidecar/domain/learning/learn.ts';
import { seededDraw } from '../../../../../sidecar/domain/learning/seeded-draw.ts';
import type { BoostSettings } from '../../../../../sidecar/domain/learning/settings.ts';
import { asTable, type Table } from '../../../../../sidecar/domain/learning/table.ts';
import { numbers, ONE_CUT, ones } from './lessons.ts';

function boosted(
  table: Table,
  labels: readonly number[],
  more: Partial<BoostSettings> = {},
): Outcome {
  const weights = ones(table.rows);
  const lesson = {
    binned: binned(table, weights),
    labels: Float64Array.from(labels),
    weights,
    heldOut: null,
  };
  return finished(boost(lesson, { ...ONE_CUT, ...more }, seededDraw(1)));
}

test('[LE1] a cut and its leaves are those worked out by hand', () => {
  // x = 1 2 3 4, y = 0 0 1 1. Base: (2 + ½) ÷ (4 + 1) = ½, log-odds 0, so every chance is ½.
  // Slopes p − y = ½ ½ −½ −½, curves p(1−p) = ¼ each. Cut after 2: left slope 1, curve ½.
  // Gain with l2 = 0: ½ (1² ÷ ½ + 1² ÷ ½ − 0² ÷ 1) = 2. After 1 it is ½ (¼ ÷ ¼ + ¼ ÷ ¾) = ⅔.
  // Leaves: −1 ÷ ½ = −2 and 2. The edge is half-way between 2 and 3.
  const { base, trees } = boosted(numbers({ x: [1, 2, 3, 4] }), [0, 0, 1, 1]);
  expect(base).toBe(0);
  expect(trees[0]).toMatchObject({
    column: [0, -1, -1],
    threshold: [2.5, 0, 0],
    value: [0, -2, 2],
    cover: [4, 2, 2],
  });
});

test('[LE1] l2 makes leaves smaller by the amount worked out by hand', () => {
  // As above with l2 = ½: −1 ÷ (½ + ½) = −1; shrunk by 0.1 to −0.1.
  const { trees } = boosted(numbers({ x: [1, 2, 3, 4] }), [0, 0, 1, 1], {
    l2: 0.5,
    shrinkage: 0.1,
  });
  expect(trees[0]?.value).toEqual([0, -0.1, 0.1]);
});

test('[LE1] a second tree begins where the first one ended', () => {
  // After the first tree the log-odds are ∓2, chances 0.1192 and 0.8808: slope of the left leaf 2 × 0.1192,
  // curve 2 × 0.1192 × 0.8808, so its value is −1 ÷ 0.8808 = −1.1353.
  const { trees } = boosted(numbers({ x: [1, 2, 3, 4] }), [0, 0, 1, 1], { roundsMax: 2 });
  expect(trees[1]?.value[1]).toBeCloseTo(-(1 + Math.exp(-2)), 12);
});

test('[LE1] squared loss ends in the means of both sides', () => {
  // Mean of 1 2 6 7 is 4; the sides are 1½ and 6½, so −2½ and 2½.
  const { base, trees } = boosted(numbers({ x: [1, 2, 3, 4] }), [1, 2, 6, 7], { loss: 'squared' });
  expect(base).toBe(4);
  expect(trees[0]?.value).toEqual([0, -2.5, 2.5]);
});

test('[LE2] what is missing goes to the side where it lowers the loss more', () => {
  // The missing two are yes like the large ones: right. With no as label: left.
  const x = [1, 2, 3, 4, Number.NaN, Number.NaN];
  const asLarge = boosted(numbers({ x }), [0, 0, 1, 1, 1, 1]);
  const asSmall = boosted(numbers({ x }), [0, 0, 1, 1, 0, 0]);
  expect(asLarge.trees[0]).toMatchObject({
    isMissingLeft: [false, false, false],
    cover: [6, 2, 4],
  });
  expect(asSmall.trees[0]).toMatchObject({ isMissingLeft: [true, false, false], cover: [6, 4, 2] });
});

test('[LE2] what is missing can be told apart from all numbers', () => {
  const x = [1, 2, 3, 4, Number.NaN, Number.NaN];
  const { trees } = boosted(numbers({ x }), [0, 0, 0, 0, 1, 1]);
  expect(trees[0]).toMatchObject({ threshold: [Number.POSITIVE_INFINITY, 0, 0], cover: [6, 4, 2] });
});

test('[LE2] categories are parted by what they do, not by their places', () => {
  // Six categories of ten rows; b, d and f are yes. Sorted by slope over curve they are neighbours.
  const categories = ['a', 'b', 'c', 'd', 'e', 'f'];
  const values = Float64Array.from({ length: 60 }, (_, row) => row % 6);
  const table = asTable([{ name: 'kind', values, categories }], 60);
  const { trees } = boosted(
    table,
    [...values].map((place) => place % 2),
  );
  const [set] = trees[0]?.leftSet ?? [];
  // Yes rows have slopes below 0 and come first: places 1, 3 and 5 are bits 2, 8 and 32.
  expect(set?.[0]).toBe(2 + 8 + 32);
  expect(trees[0]?.cover).toEqual([60, 30, 30]);
});

test('[LE2] of few categories one is told apart from the rest', () => {
  const values = Float64Array.from({ length: 30 }, (_, row) => row % 3);
  const table = asTable([{ name: 'kind', values, categories: ['a', 'b', 'c'] }], 30);
  const { trees } = boosted(
    table,
    [...values].map((place) => (place === 1 ? 1 : 0)),
  );
  expect(trees[0]?.leftSet[0]?.[0]).toBe(2);
});

test('[LE2] a column of one value, or of nothing, is never asked', () => {
  const table = numbers({
    same: [5, 5, 5, 5],
    none: new Array(4).fill(Number.NaN),
    x: [1, 2, 3, 4],
  });
  expect(boosted(table, [0, 0, 1, 1]).trees[0]?.column[0]).toBe(2);
});

test('[LE1] a leaf is never smaller than its least weight', () => {
  const { trees } = boosted(numbers({ x: [1, 2, 3, 4] }), [0, 1, 1, 1], { childWeightMin: 2 });
  expect(trees[0]?.cover).toEqual([4, 2, 2]);
});
