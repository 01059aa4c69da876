import { expect, test } from 'vitest';
import { binned } from '../../../../../sidecar/domain/learning/bins.ts';
import { boost } from '../../../../../sidecar/domain/learning/boost.ts';
import { UNCALIBRATED } from '../../../../../sidecar/domain/learning/calibrate.ts';
import { contributionsOf } from '../../../../../sidecar/domain/learning/contributions.ts';
import { finished, learn } from '../../../../../sidecar/domain/learning/learn.ts';
import { assembled, type Model } from '../../../../../sidecar/domain/learning/model.ts';
import { isLeft, scoreOf } from '../../../../../sidecar/domain/learning/score.ts';
import { seededDraw } from '../../../../../sidecar/domain/learning/seeded-draw.ts';
import { PLAIN_SETTINGS } from '../../../../../sidecar/domain/learning/settings.ts';
import { rowOf } from '../../../../../sidecar/domain/learning/table.ts';
import { numbers, ONE_CUT, ones, SMALL_PLAN, someRows } from './lessons.ts';

/** The mean score when only some columns are known: others go both ways by cover. Straight from the definition. */
function known(model: Model, row: Float64Array, columns: ReadonlySet<number>): number {
  const below = (node: number): number => {
    const asked = model.column[node] ?? -1;
    if (asked < 0) return model.value[node] ?? 0;
    const child = model.left[node] ?? 0;
    if (columns.has(asked))
      return below(isLeft(model, node, row[asked] ?? Number.NaN) ? child : child + 1);
    const share = (model.cover[child] ?? 0) / (model.cover[node] ?? 1);
    const other = (model.cover[child + 1] ?? 0) / (model.cover[node] ?? 1);
    return share * below(child) + other * below(child + 1);
  };
  return [...model.roots].reduce((sum, root) => sum + below(root), model.base);
}

/** Shapley values over all subsets: |S|! (n − |S| − 1)! ÷ n! times what the column adds to S (Shapley 1953). */
function shapley(model: Model, row: Float64Array): readonly number[] {
  const count = model.columns.length;
  const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
  return model.columns.map((_, column) => {
    let sum = 0;
    for (let bits = 0; bits < 2 ** count; bits += 1) {
      if ((bits >> column) & 1) continue;
      const subset = new Set([...model.columns.keys()].filter((each) => (bits >> each) & 1));
      const weight =
        (factorial(subset.size) * factorial(count - subset.size - 1)) / factorial(count);
      const before = known(model, row, subset);
      sum += weight * (known(model, row, new Set([...subset, column])) - before);
    }
    return sum;
  });
}

test('[LE8] one cut gives its column all of the way from the mean to the leaf', () => {
  // Leaves −2 and 2 with two rows each: mean 0. A row on the right is 2 above it, and the column did it.
  const table = numbers({ other: [7, 7, 7, 7], x: [1, 2, 3, 4] });
  const lesson = {
    binned: binned(table, ones(4)),
    labels: Float64Array.of(0, 0, 1, 1),
    weights: ones(4),
    heldOut: null,
  };
  const model = assembled(table, [finished(boost(lesson, ONE_CUT, seededDraw(1)))], UNCALIBRATED);
  expect(contributionsOf(model, Float64Array.of(7, 4))).toEqual({
    base: 0,
    byColumn: Float64Array.of(0, 2),
  });
});

test('[LE8] contributions are the Shapley values over all subsets of columns', () => {
  const { table, labels } = someRows(300, seededDraw(8));
  const settings = {
    ...PLAIN_SETTINGS,
    roundsMax: 6,
    leavesMax: 12,
    childWeightMin: 2,
    childCurveMin: 0,
  };
  const lesson = { binned: binned(table, ones(300)), labels, weights: ones(300), heldOut: null };
  const model = assembled(table, [finished(boost(lesson, settings, seededDraw(2)))], UNCALIBRATED);
  // A column asked twice on one way is the case that is easily wrong.
  expect(Math.max(...model.column)).toBeGreaterThan(1);
  for (let at = 0; at < 40; at += 1) {
    const row = rowOf(table, at);
    const { byColumn } = contributionsOf(model, row);
    shapley(model, row).forEach((value, column) => {
      expect(byColumn[column]).toBeCloseTo(value, 10);
    });
  }
});

test('[LE8] base and contributions add up to the score, for rows of any kind', () => {
  const { table, labels } = someRows(500, seededDraw(9));
  const { model } = finished(learn({ table, labels, plan: SMALL_PLAN, seed: 1 }));
  const strange = [
    Float64Array.of(Number.NaN, Number.NaN, Number.NaN, Number.NaN),
    Float64Array.of(Number.POSITIVE_INFINITY, -1e308, 0, 99),
  ];
  const rows = [...strange, ...Array.from({ length: 60 }, (_, at) => rowOf(table, at))];
  for (const row of rows) {
    const { base, byColumn } = contributionsOf(model, row);
    const sum = byColumn.reduce((all, each) => all + each, base);
    expect(Math.abs(sum - scoreOf(model, row))).toBeLessThan(1e-9);
  }
});
