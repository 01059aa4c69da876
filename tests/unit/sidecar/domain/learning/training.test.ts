import { expect, test } from 'vitest';
import { binned } from '../../../../../sidecar/domain/learning/bins.ts';
import { boost } from '../../../../../sidecar/domain/learning/boost.ts';
import { auc } from '../../../../../sidecar/domain/learning/evaluate/ranking.ts';
import { foldsOf } from '../../../../../sidecar/domain/learning/folds.ts';
import { finished, learn } from '../../../../../sidecar/domain/learning/learn.ts';
import { writeModel } from '../../../../../sidecar/domain/learning/model-text.ts';
import { chanceOfRow, scoresOf } from '../../../../../sidecar/domain/learning/score.ts';
import { seededDraw } from '../../../../../sidecar/domain/learning/seeded-draw.ts';
import { PLAIN_SETTINGS } from '../../../../../sidecar/domain/learning/settings.ts';
import { asTable, rowOf, type Table } from '../../../../../sidecar/domain/learning/table.ts';
import { numbers, ones, SMALL_PLAN, someRows } from './lessons.ts';

test('[LE3] the same rows and seed give the same model to the last bit, another seed another', () => {
  const { table, labels } = someRows(400, seededDraw(1));
  const text = (seed: number) =>
    writeModel(finished(learn({ table, labels, plan: SMALL_PLAN, seed })).model);
  expect(text(5)).toBe(text(5));
  expect(text(5)).not.toBe(text(6));
});

test('[LE3] a row of weight 2 is two rows, one of weight 0 is none', () => {
  const { table, labels } = someRows(300, seededDraw(2));
  const weights = Float64Array.from({ length: 300 }, (_, row) => row % 3);
  const copies = [...weights.keys()].flatMap((row) =>
    new Array<number>(weights[row] ?? 0).fill(row),
  );
  const repeated: Table = asTable(
    table.columns.map((column) => ({
      ...column,
      values: Float64Array.from(copies, (row) => column.values[row] ?? Number.NaN),
    })),
    copies.length,
  );
  const settings = { ...PLAIN_SETTINGS, roundsMax: 20, rowShare: 1, columnShare: 1 };
  const trees = (rows: Table, became: Float64Array, weighed: Float64Array) => {
    const lesson = {
      binned: binned(rows, weighed),
      labels: became,
      weights: weighed,
      heldOut: null,
    };
    return finished(boost(lesson, settings, seededDraw(1))).trees;
  };
  const byWeight = trees(table, labels, weights);
  const byCopies = trees(
    repeated,
    Float64Array.from(copies, (row) => labels[row] ?? 0),
    ones(copies.length),
  );
  expect(byWeight.map(({ column }) => column)).toEqual(byCopies.map(({ column }) => column));
  expect(byWeight.map(({ threshold }) => threshold)).toEqual(
    byCopies.map(({ threshold }) => threshold),
  );
  byWeight.forEach(({ value }, place) => {
    value.forEach((each, node) => {
      expect(each).toBeCloseTo(byCopies[place]?.value[node] ?? Number.NaN, 9);
    });
  });
});

test('[LE4] training stops when the held-out rows no longer gain, and keeps the best', () => {
  const { table, labels } = someRows(600, seededDraw(3));
  const heldOut = Uint8Array.from({ length: 600 }, (_, row) => (row % 4 === 0 ? 1 : 0));
  const lesson = { binned: binned(table, ones(600)), labels, weights: ones(600), heldOut };
  const settings = { ...PLAIN_SETTINGS, shrinkage: 0.3, patienceRounds: 5, childWeightMin: 2 };
  const training = boost(lesson, settings, seededDraw(1));
  const losses: (number | null)[] = [];
  let step = training.next();
  for (; !step.done; step = training.next()) losses.push(step.value.heldOutLoss);
  const kept = step.value.trees.length;
  expect(losses.length).toBe(kept + 5);
  expect(losses[kept - 1]).toBe(Math.min(...losses.map(Number)));
});

test('[LE4] held-out rows are never learned from', () => {
  const { table, labels } = someRows(400, seededDraw(4));
  const heldOut = Uint8Array.from({ length: 400 }, (_, row) => (row % 2 === 0 ? 1 : 0));
  const twisted = labels.map((label, row) => (heldOut[row] === 1 ? 1 - label : label));
  const first = (became: Float64Array) => {
    const lesson = {
      binned: binned(table, ones(400)),
      labels: became,
      weights: ones(400),
      heldOut,
    };
    return boost(lesson, { ...PLAIN_SETTINGS, roundsMax: 1 }, seededDraw(1));
  };
  const round = (became: Float64Array) => first(became).next().value;
  expect(round(labels)).not.toEqual(round(twisted));
  expect(finished(first(labels)).base).toBe(finished(first(twisted)).base);
});

test('[LE5] no rows, one row, rows of one kind: a model, its chances strictly between 0 and 1', () => {
  const learned = (values: readonly number[], labels: readonly number[]) =>
    finished(learn({ table: numbers({ x: values }), labels: Float64Array.from(labels), seed: 1 }))
      .model;
  for (const model of [learned([], []), learned([1], [1]), learned([1, 2, 3], [0, 0, 0])]) {
    const chance = chanceOfRow(model, Float64Array.of(2));
    expect(chance).toBeGreaterThan(0);
    expect(chance).toBeLessThan(1);
  }
  expect(chanceOfRow(learned([1, 2, 3], [0, 0, 0]), Float64Array.of(1))).toBeLessThan(0.5);
});

test('[LE5] infinite, huge and missing values train and score as finite numbers', () => {
  const wild = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e308, -1e308, Number.NaN, 0];
  const x = Array.from({ length: 240 }, (_, row) => wild[row % 6] ?? 0);
  const labels = Float64Array.from(x, (value) => (value > 0 ? 1 : 0));
  const { model } = finished(learn({ table: numbers({ x }), labels, seed: 1 }));
  for (const value of [...wild, 5, -5, 1e-300]) {
    expect(Number.isFinite(chanceOfRow(model, Float64Array.of(value)))).toBe(true);
  }
  const [most, least] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  expect(chanceOfRow(model, Float64Array.of(most))).toBeGreaterThan(0.8);
  expect(chanceOfRow(model, Float64Array.of(least))).toBeLessThan(0.2);
});

test('[LE5] a row that is too short, or has categories nobody has seen, is scored as missing', () => {
  const { table, labels } = someRows(400, seededDraw(5));
  const { model } = finished(learn({ table, labels, plan: SMALL_PLAN, seed: 1 }));
  const missing = chanceOfRow(model, Float64Array.of(1, 1, 1, Number.NaN));
  for (const strange of [-1, 256, 1e9, Number.POSITIVE_INFINITY]) {
    expect(chanceOfRow(model, Float64Array.of(1, 1, 1, strange))).toBe(missing);
  }
  expect(chanceOfRow(model, Float64Array.of(1, 1, 1))).toBe(missing);
});

test('[LE5] labels and weights that are no numbers stop at once', () => {
  const table = numbers({ x: [1, 2] });
  const run = (label: number, weight: number) => () =>
    finished(
      learn({
        table,
        labels: Float64Array.of(0, label),
        weights: Float64Array.of(1, weight),
        seed: 1,
      }),
    );
  expect(run(Number.NaN, 1)).toThrow('labels');
  expect(run(1, Number.NaN)).toThrow('weights');
  expect(run(1, -1)).toThrow('weights');
});

test('[LE6] rows of one group are in one fold, and folds are about as large', () => {
  const groups = Int32Array.from({ length: 1_000 }, (_, row) => Math.floor(row / 4));
  const folds = foldsOf(1_000, groups, 5, seededDraw(1));
  for (let row = 0; row < 1_000; row += 4) {
    expect(new Set(folds.subarray(row, row + 4)).size).toBe(1);
  }
  for (let fold = 0; fold < 5; fold += 1) {
    expect(folds.filter((each) => each === fold).length).toBe(200);
  }
});

test('[LE6] what is found in held-back rows ranks new rows alike', () => {
  const { table, labels } = someRows(1_500, seededDraw(6));
  const { model, unseenScores } = finished(learn({ table, labels, plan: SMALL_PLAN, seed: 1 }));
  const fresh = someRows(1_500, seededDraw(7));
  const foretold = auc({ scores: unseenScores, labels });
  const found = auc({ scores: scoresOf(model, fresh.table), labels: fresh.labels });
  expect(foretold).toBeGreaterThan(0.8);
  expect(Math.abs(found - foretold)).toBeLessThan(0.03);
  expect(rowOf(fresh.table, 0)).toHaveLength(4);
});
