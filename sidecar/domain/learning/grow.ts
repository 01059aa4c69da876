import type { Binned } from './bins.ts';
import { fillHistogram, type Histogram, PER_BIN, type Rows, takeAway } from './histogram.ts';
import { type Bounds, leafValue, type Sums, UNBOUNDED } from './leaf.ts';
import type { BoostSettings } from './settings.ts';
import { bestSplit, type Split } from './split.ts';
import { fork, goesLeft, seedling, type Tree } from './tree.ts';

/** A leaf that may still be cut: its rows are at places `begin` to `end` of the order. */
interface Leaf {
  readonly node: number;
  readonly begin: number;
  readonly end: number;
  readonly depth: number;
  readonly sums: Sums;
  readonly bounds: Bounds;
  readonly histogram: Histogram;
  readonly split: Split | null;
}

/** Histograms that no leaf uses any more, for the next tree: making them anew would cost more than filling. */
export type Spare = Histogram[];

/**
 * One tree, always cutting the leaf that gains most (leaf-wise, LightGBM) until none gains, or leaves or depth are
 * used up. The order of the rows is changed.
 */
export function grow(rows: Rows, settings: BoostSettings, spare: Spare): Tree {
  const whole = sumsOf(rows);
  const tree = seedling(whole.weight);
  const histogram = take(spare, rows.binned);
  fillHistogram(histogram, rows, 0, rows.order.length);
  const root = { node: 0, begin: 0, end: rows.order.length, depth: 0, sums: whole };
  const leaves = [examined({ ...root, bounds: UNBOUNDED, histogram, split: null }, rows, settings)];
  while (leaves.length < settings.leavesMax) {
    const [at, split] = mostGain(leaves);
    const leaf = leaves[at];
    if (leaf === undefined || split === null) break;
    leaves.splice(at, 1, ...cut(leaf, split, tree, rows, settings, spare));
  }
  for (const { node, sums, bounds, histogram } of leaves) {
    const value = leafValue(sums.slope, sums.curve, settings.l2, bounds);
    tree.value[node] = settings.shrinkage * value;
    spare.push(histogram);
  }
  return tree;
}

function cut(
  leaf: Leaf,
  split: Split,
  tree: Tree,
  rows: Rows,
  settings: BoostSettings,
  spare: Spare,
): readonly [Leaf, Leaf] {
  const node = fork(tree, leaf.node, withAbsent(split, leaf, rows.binned), rows.binned);
  const middle = part(leaf, tree, split.column, rows);
  const isLeftSmall = middle - leaf.begin <= leaf.end - middle;
  const [from, to] = isLeftSmall ? [leaf.begin, middle] : [middle, leaf.end];
  const small = take(spare, rows.binned);
  fillHistogram(small, rows, from, to);
  takeAway(leaf.histogram, small);
  const [boundsLeft, boundsRight] = boundsOf(leaf, split, rows.binned, settings);
  const depth = leaf.depth + 1;
  const left: Leaf = {
    node,
    begin: leaf.begin,
    end: middle,
    depth,
    sums: split.left,
    bounds: boundsLeft,
    histogram: isLeftSmall ? small : leaf.histogram,
    split: null,
  };
  const right: Leaf = {
    node: node + 1,
    begin: middle,
    end: leaf.end,
    depth,
    sums: split.right,
    bounds: boundsRight,
    histogram: isLeftSmall ? leaf.histogram : small,
    split: null,
  };
  return [examined(left, rows, settings), examined(right, rows, settings)];
}

/** With the best of its cuts, when it may be cut at all. */
function examined(leaf: Leaf, { binned, columns }: Rows, settings: BoostSettings): Leaf {
  if (leaf.depth >= settings.depthMax) return leaf;
  if (leaf.sums.weight < 2 * settings.childWeightMin) return leaf;
  let split: Split | null = null;
  for (const column of columns) {
    const place = { column, begin: binned.begins[column] ?? 0 };
    const binnedColumn = binned.columns[column];
    if (binnedColumn === undefined) continue;
    const found = bestSplit(leaf, place, binnedColumn, settings);
    if (found !== null && found.gain > (split?.gain ?? 0)) split = found;
  }
  return { ...leaf, split };
}

/** A category that no row of the leaf has goes where the missing go. */
function withAbsent(split: Split, { histogram }: Leaf, { columns, begins }: Binned): Split {
  const { leftBins, isMissingLeft, column } = split;
  if (leftBins === null || !isMissingLeft) return split;
  const begin = begins[column] ?? 0;
  const all = Array.from({ length: columns[column]?.count ?? 0 }, (_, bin) => bin);
  const absent = all.filter((bin) => (histogram[(begin + bin) * PER_BIN + 2] ?? 0) < 1e-6);
  return { ...split, leftBins: [...leftBins, ...absent.filter((bin) => !leftBins.includes(bin))] };
}

/** Puts the rows that go left before the others. @returns where the others begin */
function part({ node, begin, end }: Leaf, tree: Tree, column: number, rows: Rows): number {
  const { order, binned } = rows;
  const { bins, count } = binned.columns[column] ?? { bins: new Uint8Array(), count: 0 };
  const right = new Int32Array(end - begin);
  let kept = begin;
  let gone = 0;
  for (let place = begin; place < end; place += 1) {
    const row = order[place] ?? 0;
    if (goesLeft(tree, node, bins[row] ?? 0, count)) {
      order[kept] = row;
      kept += 1;
    } else {
      right[gone] = row;
      gone += 1;
    }
  }
  order.set(right.subarray(0, gone), kept);
  return kept;
}

/** Both sides of a constrained cut stay on their side of its middle, and so do all leaves below them. */
function boundsOf(
  { bounds }: Leaf,
  { column, lastBin, left, right }: Split,
  { columns }: Binned,
  { directions, l2 }: BoostSettings,
): readonly [Bounds, Bounds] {
  const direction = directions[column] ?? 0;
  const hasNumbersOnBothSides = lastBin >= 0 && lastBin + 1 < (columns[column]?.count ?? 0);
  if (direction === 0 || !hasNumbersOnBothSides) return [bounds, bounds];
  const middle =
    (leafValue(left.slope, left.curve, l2, bounds) +
      leafValue(right.slope, right.curve, l2, bounds)) /
    2;
  const below = { low: bounds.low, high: middle };
  const above = { low: middle, high: bounds.high };
  return direction > 0 ? [below, above] : [above, below];
}

function mostGain(leaves: readonly Leaf[]): readonly [number, Split | null] {
  let at = -1;
  let best: Split | null = null;
  leaves.forEach(({ split }, place) => {
    if (split === null || split.gain <= (best?.gain ?? 0)) return;
    best = split;
    at = place;
  });
  return [at, best];
}

function sumsOf({ order, slopes, curves, weights }: Rows): Sums {
  let [slope, curve, weight] = [0, 0, 0];
  for (const row of order) {
    slope += slopes[row] ?? 0;
    curve += curves[row] ?? 0;
    weight += weights[row] ?? 0;
  }
  return { slope, curve, weight };
}

function take(spare: Spare, { binsTotal }: Binned): Histogram {
  return spare.pop() ?? new Float64Array(binsTotal * PER_BIN);
}
