import { expect, test } from 'vitest';
import { qini } from '../../../../../../sidecar/domain/learning/evaluate/qini.ts';
import { finished } from '../../../../../../sidecar/domain/learning/learn.ts';
import { seededDraw } from '../../../../../../sidecar/domain/learning/seeded-draw.ts';
import { asTable } from '../../../../../../sidecar/domain/learning/table.ts';
import { effectOfRow } from '../../../../../../sidecar/domain/learning/uplift/effect-model.ts';
import { learnUplift } from '../../../../../../sidecar/domain/learning/uplift/learn-uplift.ts';
import {
  robustEffects,
  rowsOf,
} from '../../../../../../sidecar/domain/learning/uplift/learners.ts';
import { someOf, type Trial } from '../../../../../../sidecar/domain/learning/uplift/trial.ts';

/** Enough for a world this plain. */
const FEW = {
  folds: 3,
  turns: 3,
  members: 1,
  candidates: [
    { leavesMax: 4, depthMax: 2, childWeightMin: 100, l2: 10, shrinkage: 0.2, patienceRounds: 10 },
  ],
};

/** A world of two columns: `eager` alone makes buyers, `unsure` alone makes an offer help. */
function world(count: number, seed: number, helps: number): Trial {
  const draw = seededDraw(seed);
  const eager = Float64Array.from({ length: count }, () => draw());
  const unsure = Float64Array.from({ length: count }, () => draw());
  const treated = Uint8Array.from({ length: count }, () => (draw() < 0.7 ? 1 : 0));
  const outcomes = Float64Array.from({ length: count }, (_, row) => {
    const helped = treated[row] === 1 && (unsure[row] ?? 0) > 0.5 ? helps : 0;
    return draw() < 0.1 + 0.4 * (eager[row] ?? 0) + helped ? 1 : 0;
  });
  const columns = [
    { name: 'eager', values: eager, categories: null },
    { name: 'unsure', values: unsure, categories: null },
  ];
  return {
    table: asTable(columns, count),
    treated,
    outcomes,
    treatedChance: new Float64Array(count).fill(0.7),
  };
}

test('[LE14] an offer’s effect is found where it is, and not where only buyers are', {
  timeout: 60_000,
}, () => {
  const { model } = finished(learnUplift({ trial: world(6_000, 1, 0.3), seed: 1, plan: FEW }));
  expect(model.mean.estimate).toBeCloseTo(0.15, 1);
  const fresh = world(4_000, 2, 0.3);
  const effects = Float64Array.from(rowsOf(fresh), (row) => effectOfRow(model, row));
  const unsure = fresh.table.columns[1]?.values ?? new Float64Array();
  const helped = effects.filter((_, row) => (unsure[row] ?? 0) > 0.5);
  const others = effects.filter((_, row) => (unsure[row] ?? 0) <= 0.5);
  // In truth 0.3 and 0.
  expect(helped.reduce((sum, each) => sum + each, 0) / helped.length).toBeGreaterThan(0.2);
  expect(others.reduce((sum, each) => sum + each, 0) / others.length).toBeLessThan(0.1);
  expect(qini({ ...fresh, effects }).coefficient).toBeGreaterThan(0.02);
});

test('[LE14] without any effect little of what is said is believed', { timeout: 60_000 }, () => {
  const { model } = finished(learnUplift({ trial: world(3_000, 3, 0), seed: 1, plan: FEW }));
  expect(Math.abs(model.mean.estimate)).toBeLessThan(0.06);
  for (const row of [
    Float64Array.of(0.1, 0.1),
    Float64Array.of(0.9, 0.9),
    Float64Array.of(0.1, 0.9),
  ]) {
    expect(Math.abs(effectOfRow(model, row) - model.mean.estimate)).toBeLessThan(0.08);
  }
});

test('[LE14] with a handful of rows the effect is finite and everybody’s is the mean', () => {
  const { model } = finished(learnUplift({ trial: world(12, 4, 0.3), seed: 1, plan: FEW }));
  expect(Number.isFinite(model.mean.estimate)).toBe(true);
  expect(effectOfRow(model, Float64Array.of(0.5, 0.9))).toBeCloseTo(model.mean.estimate, 9);
});

test('[LE14] the robust effect of a row is the one worked out by hand', () => {
  const trial = {
    ...world(2, 5, 0),
    treated: Uint8Array.of(1, 0),
    outcomes: Float64Array.of(1, 1),
  };
  const expected = [Float64Array.of(0.2, 0.2), Float64Array.of(0.3, 0.3)] as const;
  // 0.1 + 0.7 ÷ 0.7, and 0.1 − 0.8 ÷ 0.3.
  const [first, second] = robustEffects(trial, { expected });
  expect(first).toBeCloseTo(1.1, 12);
  expect(second).toBeCloseTo(0.1 - 0.8 / 0.3, 12);
});

test('[LE14] some rows of a trial are those rows in that order', () => {
  const trial = world(4, 6, 0);
  const two = someOf(trial, [3, 1]);
  expect([...two.outcomes]).toEqual([trial.outcomes[3], trial.outcomes[1]]);
  expect(two.table.columns[0]?.values[0]).toBe(trial.table.columns[0]?.values[3]);
});
