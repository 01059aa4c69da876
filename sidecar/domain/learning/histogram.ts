import { assert } from '../../../shared/kernel/assert.ts';
import type { Binned } from './bins.ts';

/** Slopes, curves and weights of the rows in each bin of each column, side by side. */
export type Histogram = Float64Array;

/** Numbers in a histogram for each bin. */
export const PER_BIN = 3;

/** What every histogram of one tree reads. */
export interface Rows {
  readonly binned: Binned;
  /** Columns that this tree may use. */
  readonly columns: readonly number[];
  /** Rows, those of a leaf side by side. */
  readonly order: Int32Array;
  readonly slopes: Float64Array;
  readonly curves: Float64Array;
  readonly weights: Float64Array;
}

/** Adds up the rows at places `begin` to `end` of the order. */
export function fillHistogram(into: Histogram, rows: Rows, begin: number, end: number): void {
  const { binned, columns, order, slopes, curves, weights } = rows;
  into.fill(0);
  for (const column of columns) {
    const bins = binned.columns[column]?.bins;
    assert(bins !== undefined, 'a tree uses columns that are there');
    const first = (binned.begins[column] ?? 0) * PER_BIN;
    for (let place = begin; place < end; place += 1) {
      const row = order[place] ?? 0;
      const at = first + (bins[row] ?? 0) * PER_BIN;
      into[at] = (into[at] ?? 0) + (slopes[row] ?? 0);
      into[at + 1] = (into[at + 1] ?? 0) + (curves[row] ?? 0);
      into[at + 2] = (into[at + 2] ?? 0) + (weights[row] ?? 0);
    }
  }
}

/** Leaves in `whole` what remains without `part`: the larger child for the price of a subtraction. */
export function takeAway(whole: Histogram, part: Histogram): void {
  for (let at = 0; at < whole.length; at += 1) whole[at] = (whole[at] ?? 0) - (part[at] ?? 0);
}
