import type { Calibration } from './calibrate.ts';
import type { Loss } from './loss.ts';
import type { Table } from './table.ts';
import { SET_WORDS, type Tree } from './tree.ts';

/** A column as a model knows it: to score, a value is a number or the place of its category. */
export interface ModelColumn {
  readonly name: string;
  readonly categories: readonly string[] | null;
}

/** Trees in flat arrays, one place for each node of all trees, and what their sum becomes. */
export interface Model {
  readonly loss: Loss;
  readonly columns: readonly ModelColumn[];
  /** The score of a row before any tree. */
  readonly base: number;
  /** First node of each tree. */
  readonly roots: Int32Array;
  /** Which column a node asks; −1 for a leaf. */
  readonly column: Int32Array;
  /** Largest number that goes left. */
  readonly threshold: Float64Array;
  /** First word in `sets` of the categories that go left; −1 for numbers. */
  readonly set: Int32Array;
  readonly isMissingLeft: Uint8Array;
  /** Place of the left child; the right one follows it. */
  readonly left: Int32Array;
  /** Of leaves; 0 elsewhere. */
  readonly value: Float64Array;
  /** Sum of the weights that passed in training, above 0. */
  readonly cover: Float64Array;
  readonly sets: Uint32Array;
  readonly calibration: Calibration;
}

/** Trees of one booster with the score they begin from. */
export interface Boosted {
  readonly loss: Loss;
  readonly base: number;
  readonly trees: readonly Tree[];
}

/** Digits of a leaf's value that are kept: the model in memory and in its file are the same. */
const VALUE_DIGITS = 9;

/**
 * One model of several boosters on the same columns, whose score is the mean of theirs: each leaf gives its part, so
 * that the sum stays a sum and can be explained.
 */
export function assembled(
  table: Table,
  boosted: readonly Boosted[],
  calibration: Calibration,
): Model {
  const share = 1 / boosted.length;
  const nodes = boosted.flatMap(({ trees }) => trees);
  const count = nodes.reduce((sum, { column }) => sum + column.length, 0);
  const model = {
    loss: boosted[0]?.loss ?? 'logistic',
    columns: table.columns.map(({ name, categories }) => ({ name, categories })),
    base: short(boosted.reduce((sum, { base }) => sum + base * share, 0)),
    roots: new Int32Array(nodes.length),
    column: new Int32Array(count),
    threshold: new Float64Array(count),
    set: new Int32Array(count),
    isMissingLeft: new Uint8Array(count),
    left: new Int32Array(count),
    value: new Float64Array(count),
    cover: new Float64Array(count),
    calibration,
  };
  const words: number[] = [];
  let first = 0;
  nodes.forEach((tree, place) => {
    model.roots[place] = first;
    for (let node = 0; node < tree.column.length; node += 1) {
      const at = first + node;
      const isLeaf = tree.column[node] === -1;
      const set = tree.leftSet[node] ?? null;
      model.column[at] = tree.column[node] ?? -1;
      model.threshold[at] = tree.threshold[node] ?? 0;
      model.set[at] = set === null ? -1 : words.length;
      if (set !== null) words.push(...set);
      model.isMissingLeft[at] = tree.isMissingLeft[node] ? 1 : 0;
      model.left[at] = isLeaf ? 0 : first + (tree.left[node] ?? 0);
      model.value[at] = isLeaf ? short((tree.value[node] ?? 0) * share) : 0;
      model.cover[at] = tree.cover[node] ?? 0;
    }
    first += tree.column.length;
  });
  return { ...model, sets: Uint32Array.from(words) };
}

/** How many categories a set can hold. */
export const SET_BITS = SET_WORDS * 32;

function short(value: number): number {
  return Number(value.toPrecision(VALUE_DIGITS));
}
