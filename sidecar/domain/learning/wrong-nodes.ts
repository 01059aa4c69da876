import type { ModelColumn } from './model.ts';
import { SET_WORDS } from './tree.ts';

/** The nodes of all trees as a text claims them. */
export type Claimed = Readonly<
  Record<
    'roots' | 'column' | 'threshold' | 'set' | 'left' | 'value' | 'cover' | 'sets',
    readonly number[]
  >
>;

/**
 * Explaining a row divides by products of shares along a way: with at most so many, each at least so large, none of
 * them ends at 0.
 */
const MODEL_DEPTH_MAX = 24;
const SHARE_MIN = 1e-9;
/** Log-odds beyond this are certainty many times over; the sum of all trees then stays finite. */
export const VALUE_MAX = 1e6;
const WORD_MAX = 2 ** 32 - 1;

/** Why these are not trees, or null: every node belongs to one tree, and children come after their parent. */
export function wrongNodes(claimed: Claimed, columns: readonly ModelColumn[]): string | null {
  const { roots, column, left, value, cover, sets } = claimed;
  const depth = new Int32Array(column.length).fill(-1);
  for (const root of roots) {
    if (!Number.isInteger(root) || depth[root] !== -1)
      return 'a tree of the model begins nowhere or twice';
    depth[root] = 0;
  }
  if (!sets.every((word) => Number.isInteger(word) && word >= 0 && word <= WORD_MAX)) {
    return 'a set of categories in the model is not made of bits';
  }
  for (let node = 0; node < column.length; node += 1) {
    const here = depth[node] ?? -1;
    if (here < 0) return `node ${node} of the model belongs to no tree`;
    if (!((cover[node] ?? 0) >= SHARE_MIN))
      return `node ${node} of the model was reached by no row`;
    if (Math.abs(value[node] ?? 0) > VALUE_MAX)
      return `node ${node} of the model has a value out of range`;
    if (column[node] === -1) continue;
    const wrong = wrongFork(claimed, node, columns);
    if (wrong !== null) return wrong;
    const child = left[node] ?? 0;
    if (here + 1 > MODEL_DEPTH_MAX) return 'a tree of the model is too deep';
    for (const each of [child, child + 1]) {
      if (depth[each] !== -1) return `node ${each} of the model is reached twice`;
      depth[each] = here + 1;
      const share = (cover[each] ?? 0) / (cover[node] ?? 1);
      if (!(share >= SHARE_MIN && share <= 1))
        return `node ${each} of the model has a cover out of range`;
    }
  }
  return null;
}

function wrongFork(
  { column, set, sets, left }: Claimed,
  node: number,
  columns: readonly ModelColumn[],
): string | null {
  const asked = columns[column[node] ?? -1];
  if (asked === undefined) return `node ${node} of the model asks for a column that is not there`;
  const child = left[node] ?? 0;
  if (!Number.isInteger(child) || child <= node || child + 1 >= column.length) {
    return `node ${node} of the model leads nowhere`;
  }
  const first = set[node] ?? -1;
  if (asked.categories === null) {
    return first === -1 ? null : `node ${node} of the model takes a number for a category`;
  }
  const isSet = Number.isInteger(first) && first >= 0 && first + SET_WORDS <= sets.length;
  return isSet ? null : `node ${node} of the model names no set of categories`;
}
