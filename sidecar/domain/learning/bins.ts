import { CATEGORIES_MAX, type Column, type Table } from './table.ts';

/** A column as training reads it: for each row the bin its value fell into. */
export interface BinnedColumn {
  readonly bins: Uint8Array;
  /** Of bins that hold values; what is missing is in the bin after them. */
  readonly count: number;
  /** Upper edge of each bin but the last: a value at the edge is in the bin. Null for categories. */
  readonly edges: Float64Array | null;
}

/** All columns, and where each begins in a histogram. */
export interface Binned {
  readonly rows: number;
  readonly columns: readonly BinnedColumn[];
  readonly begins: Int32Array;
  readonly binsTotal: number;
}

/** With the bin of what is missing, 256: a byte. */
const BINS_MAX = 255;

/**
 * Every column cut into at most 255 bins of about equal weight, so that a split is searched among bins
 * instead of rows (histogram algorithm of LightGBM, Ke et al. 2017).
 *
 * @param weights one for each row; a row of weight 2 counts as two rows, one of 0 as none
 */
export function binned(table: Table, weights: Float64Array): Binned {
  const columns = table.columns.map((column) =>
    column.categories === null ? binNumbers(column, weights) : binCategories(column),
  );
  const begins = new Int32Array(columns.length);
  let binsTotal = 0;
  columns.forEach(({ count }, place) => {
    begins[place] = binsTotal;
    binsTotal += count + 1;
  });
  return { rows: table.rows, columns, begins, binsTotal };
}

function binCategories({ values, categories }: Column): BinnedColumn {
  const count = Math.min(categories?.length ?? 0, CATEGORIES_MAX);
  const isOne = (value: number): boolean => value >= 0 && value < count && Number.isInteger(value);
  return {
    bins: Uint8Array.from(values, (value) => (isOne(value) ? value : count)),
    count,
    edges: null,
  };
}

function binNumbers({ values }: Column, weights: Float64Array): BinnedColumn {
  const edges = edgesOf(values, weights);
  const count = edges.length + 1;
  const bins = Uint8Array.from(values, (value) =>
    Number.isNaN(value) ? count : firstAtLeast(edges, value),
  );
  return { bins, count, edges };
}

function edgesOf(values: Float64Array, weights: Float64Array): Float64Array {
  const distinct = distinctOf(values, weights);
  const held = new Float64Array(distinct.length);
  let left = 0;
  values.forEach((value, row) => {
    if (Number.isNaN(value)) return;
    const weight = weights[row] ?? 0;
    if (weight === 0) return;
    const place = firstAtLeast(distinct, value);
    held[place] = (held[place] ?? 0) + weight;
    left += weight;
  });
  const edges: number[] = [];
  const isEach = distinct.length <= BINS_MAX;
  let inBin = 0;
  for (let place = 0; place + 1 < distinct.length && edges.length + 1 < BINS_MAX; place += 1) {
    inBin += held[place] ?? 0;
    if (!isEach && inBin < left / (BINS_MAX - edges.length)) continue;
    edges.push(between(distinct[place] ?? 0, distinct[place + 1] ?? 0));
    left -= inBin;
    inBin = 0;
  }
  return Float64Array.from(edges);
}

function distinctOf(values: Float64Array, weights: Float64Array): Float64Array {
  const sorted = values
    .filter((value, row) => !Number.isNaN(value) && (weights[row] ?? 0) > 0)
    .sort();
  return sorted.filter((value, place) => place === 0 || value !== sorted[place - 1]);
}

/** A finite number that `low` does not exceed and `high` does, the middle where there is one. */
function between(low: number, high: number): number {
  const middle = low / 2 + high / 2;
  if (Number.isFinite(middle) && middle >= low && middle < high) return middle;
  return Number.isFinite(low) ? low : -Number.MAX_VALUE;
}

function firstAtLeast(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
