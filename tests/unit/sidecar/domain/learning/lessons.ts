import type { Plan } from '../../../../../sidecar/domain/learning/search.ts';
import type { Draw } from '../../../../../sidecar/domain/learning/seeded-draw.ts';
import {
  type BoostSettings,
  PLAIN_SETTINGS,
} from '../../../../../sidecar/domain/learning/settings.ts';
import { asTable, type Table } from '../../../../../sidecar/domain/learning/table.ts';

/** A table of number columns, by name. */
export function numbers(columns: Readonly<Record<string, readonly number[]>>): Table {
  const made = Object.entries(columns).map(([name, values]) => ({
    name,
    values: Float64Array.from(values),
    categories: null,
  }));
  return asTable(made, made[0]?.values.length ?? 0);
}

/** One tree of one cut on all rows and columns, nothing held back: what a person can work out. */
export const ONE_CUT: BoostSettings = {
  ...PLAIN_SETTINGS,
  roundsMax: 1,
  shrinkage: 1,
  leavesMax: 2,
  depthMax: 1,
  childCurveMin: 0,
  childWeightMin: 1,
  l2: 0,
  categoryL2: 0,
  rowShare: 1,
  columnShare: 1,
};

/** Enough to learn the rows below, in no time. */
export const SMALL_PLAN: Plan = {
  folds: 3,
  turns: 3,
  members: 2,
  candidates: [{ leavesMax: 8, roundsMax: 40, shrinkage: 0.15, patienceRounds: 10 }],
};

/** Rows whose chance rises with `a`, jumps with `b`, and has nothing to do with `noise`; some of `b` missing. */
export function someRows(count: number, draw: Draw): { table: Table; labels: Float64Array } {
  const a = Float64Array.from({ length: count }, () => Math.round(draw() * 50) / 10);
  const b = Float64Array.from({ length: count }, () => (draw() < 0.2 ? Number.NaN : draw() * 2));
  const noise = Float64Array.from({ length: count }, () => Math.floor(draw() * 20));
  const kind = Float64Array.from({ length: count }, () => Math.floor(draw() * 7));
  const labels = Float64Array.from({ length: count }, (_, row) => {
    const logOdds =
      (a[row] ?? 0) -
      2.5 +
      ((b[row] ?? 0) > 1 ? 1.5 : 0) +
      ([2, 5].includes(kind[row] ?? 0) ? 2 : -1);
    return draw() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0;
  });
  const categories = ['k0', 'k1', 'k2', 'k3', 'k4', 'k5', 'k6'];
  const table = asTable(
    [
      { name: 'a', values: a, categories: null },
      { name: 'b', values: b, categories: null },
      { name: 'noise', values: noise, categories: null },
      { name: 'kind', values: kind, categories },
    ],
    count,
  );
  return { table, labels };
}

export function ones(count: number): Float64Array {
  return new Float64Array(count).fill(1);
}
