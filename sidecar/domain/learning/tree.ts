import type { Binned } from './bins.ts';
import type { Split } from './split.ts';

/** Words of 32 bits in a set of categories. */
export const SET_WORDS = 8;

/** A tree while it is made and used on binned rows. Nodes by place; the two children of one stand side by side. */
export interface Tree {
  /** Of each node; −1 for a leaf. */
  readonly column: number[];
  /** Last bin that goes left, for numbers. */
  readonly lastBin: number[];
  /** Largest value that goes left, for numbers. */
  readonly threshold: number[];
  /** Categories that go left, a bit each; null for numbers. */
  readonly leftSet: (Uint32Array | null)[];
  readonly isMissingLeft: boolean[];
  /** Place of the left child; the right one follows it. */
  readonly left: number[];
  readonly value: number[];
  /** Sum of the weights that passed in training. */
  readonly cover: number[];
}

/** A tree of one leaf. */
export function seedling(cover: number): Tree {
  const tree: Tree = {
    column: [],
    lastBin: [],
    threshold: [],
    leftSet: [],
    isMissingLeft: [],
    left: [],
    value: [],
    cover: [],
  };
  addLeaf(tree, cover);
  return tree;
}

function addLeaf(tree: Tree, cover: number): void {
  tree.column.push(-1);
  tree.lastBin.push(0);
  tree.threshold.push(0);
  tree.leftSet.push(null);
  tree.isMissingLeft.push(false);
  tree.left.push(0);
  tree.value.push(0);
  tree.cover.push(cover);
}

/** Turns a leaf into a fork. @returns the place of its left child */
export function fork(tree: Tree, node: number, split: Split, { columns }: Binned): number {
  const { column, lastBin, leftBins, isMissingLeft } = split;
  const left = tree.column.length;
  tree.column[node] = column;
  tree.lastBin[node] = lastBin;
  // Past the last edge every number goes left, however large.
  tree.threshold[node] =
    leftBins === null ? (columns[column]?.edges?.[lastBin] ?? Number.POSITIVE_INFINITY) : 0;
  tree.leftSet[node] = leftBins === null ? null : setOf(leftBins);
  tree.isMissingLeft[node] = isMissingLeft;
  tree.left[node] = left;
  addLeaf(tree, split.left.weight);
  addLeaf(tree, split.right.weight);
  return left;
}

function setOf(bins: readonly number[]): Uint32Array {
  const set = new Uint32Array(SET_WORDS);
  for (const bin of bins) set[bin >> 5] = (set[bin >> 5] ?? 0) | (1 << (bin & 31));
  return set;
}

/** Whether a binned value goes left at a fork. */
export function goesLeft(tree: Tree, node: number, bin: number, missingBin: number): boolean {
  if (bin === missingBin) return tree.isMissingLeft[node] ?? false;
  const set = tree.leftSet[node] ?? null;
  if (set === null) return bin <= (tree.lastBin[node] ?? 0);
  return (((set[bin >> 5] ?? 0) >>> (bin & 31)) & 1) === 1;
}

/** Adds to each row's score what the tree says of it. */
export function addTree(tree: Tree, { columns, rows }: Binned, scores: Float64Array): void {
  for (let row = 0; row < rows; row += 1) {
    let node = 0;
    let column = tree.column[0] ?? -1;
    while (column >= 0) {
      const binnedColumn = columns[column];
      const bin = binnedColumn?.bins[row] ?? 0;
      const left = tree.left[node] ?? 0;
      node = goesLeft(tree, node, bin, binnedColumn?.count ?? 0) ? left : left + 1;
      column = tree.column[node] ?? -1;
    }
    scores[row] = (scores[row] ?? 0) + (tree.value[node] ?? 0);
  }
}
