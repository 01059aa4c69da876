import type { Model } from './model.ts';
import { isLeft } from './score.ts';

/** What each column added to a score, in log-odds. */
export interface Contributions {
  /** The mean score of the rows learned from, as the covers tell it. */
  readonly base: number;
  /** In the order of the model's columns; with the base they add up to the score. */
  readonly byColumn: Float64Array;
}

/**
 * Exact Shapley values of the path-dependent game: a column that is not known goes both ways by cover (TreeSHAP,
 * Lundberg, Erion and Lee 2018, algorithm 2; Lundberg et al. 2020).
 *
 * @param row as for scoreOf
 */
export function contributionsOf(model: Model, row: Float64Array): Contributions {
  const byColumn = new Float64Array(model.columns.length);
  const all: Walk = { model, row, byColumn, ways: [] };
  let base = model.base;
  for (const root of model.roots) {
    base += expected(model, root);
    walk(all, 0, 0, root, 1, 1, -1);
  }
  return { base, byColumn };
}

/** The mean of a tree's leaves below a node, by cover. */
function expected(model: Model, node: number): number {
  if ((model.column[node] ?? -1) < 0) return model.value[node] ?? 0;
  const child = model.left[node] ?? 0;
  return (
    shareOf(model, node, child) * expected(model, child) +
    shareOf(model, node, child + 1) * expected(model, child + 1)
  );
}

function shareOf({ cover }: Model, node: number, child: number): number {
  return (cover[child] ?? 0) / (cover[node] ?? 1);
}

/** One way from a root: a column asked, the shares that go on without and with its value, and the weight. */
interface Way {
  readonly column: Int32Array;
  readonly without: Float64Array;
  readonly with: Float64Array;
  readonly weight: Float64Array;
}

interface Walk {
  readonly model: Model;
  readonly row: Float64Array;
  readonly byColumn: Float64Array;
  /** One for each depth, used again for every branch. */
  readonly ways: Way[];
}

/**
 * Goes on to a node that was come to by asking a column. Plain numbers: an object for each of ten thousand nodes would take
 * as long as the sums.
 *
 * @param before length of the way so far
 */
function walk(
  all: Walk,
  depth: number,
  before: number,
  node: number,
  withoutNow: number,
  withNow: number,
  columnNow: number,
): void {
  const { model, row, byColumn } = all;
  const way = wayAt(all, depth);
  extend(way, before, withoutNow, withNow, columnNow);
  let length = before + 1;
  const asked = model.column[node] ?? -1;
  if (asked < 0) {
    const value = model.value[node] ?? 0;
    const against = sumAgainst(way, length);
    for (let at = 1; at < length; at += 1) {
      const column = way.column[at] ?? 0;
      const withIt = way.with[at] ?? 0;
      const weighed =
        withIt === 0 ? -against : unwoundSum(way, length, at) * (withIt - (way.without[at] ?? 0));
      byColumn[column] = (byColumn[column] ?? 0) + weighed * value;
    }
    return;
  }
  let without = 1;
  let withIt = 1;
  for (let at = 1; at < length; at += 1) {
    if (way.column[at] !== asked) continue;
    without = way.without[at] ?? 0;
    withIt = way.with[at] ?? 0;
    unwind(way, length, at);
    length -= 1;
    break;
  }
  const child = model.left[node] ?? 0;
  const taken = isLeft(model, node, row[asked] ?? Number.NaN) ? child : child + 1;
  const deeper = wayAt(all, depth + 1);
  for (let next = child; next <= child + 1; next += 1) {
    copyWay(way, deeper, length);
    const share = without * shareOf(model, node, next);
    walk(all, depth + 1, length, next, share, next === taken ? withIt : 0, asked);
  }
}

function extend(way: Way, length: number, without: number, withIt: number, column: number): void {
  const { weight } = way;
  way.column[length] = column;
  way.without[length] = without;
  way.with[length] = withIt;
  weight[length] = length === 0 ? 1 : 0;
  const part = 1 / (length + 1);
  for (let at = length - 1; at >= 0; at -= 1) {
    const each = (weight[at] ?? 0) * part;
    weight[at + 1] = (weight[at + 1] ?? 0) + withIt * each * (at + 1);
    weight[at] = without * each * (length - at);
  }
}

/** Takes a column out of the way again, as if it had never been asked. */
function unwind(way: Way, length: number, gone: number): void {
  const last = length - 1;
  const [withIt, without] = [way.with[gone] ?? 0, way.without[gone] ?? 0];
  let next = way.weight[last] ?? 0;
  for (let at = last - 1; at >= 0; at -= 1) {
    const weight = way.weight[at] ?? 0;
    if (withIt !== 0) {
      way.weight[at] = (next * length) / ((at + 1) * withIt);
      next = weight - ((way.weight[at] ?? 0) * without * (last - at)) / length;
    } else way.weight[at] = (weight * length) / (without * (last - at));
  }
  for (let at = gone; at < last; at += 1) {
    way.column[at] = way.column[at + 1] ?? 0;
    way.without[at] = way.without[at + 1] ?? 0;
    way.with[at] = way.with[at + 1] ?? 0;
  }
}

/** The sum of the weights that unwinding would leave, of a column whose value goes on here. */
function unwoundSum(way: Way, length: number, gone: number): number {
  const last = length - 1;
  const { weight } = way;
  const withIt = way.with[gone] ?? 0;
  const back = (way.without[gone] ?? 0) / length;
  let next = weight[last] ?? 0;
  let sum = 0;
  for (let at = last - 1; at >= 0; at -= 1) {
    const left = (next * length) / ((at + 1) * withIt);
    sum += left;
    next = (weight[at] ?? 0) - left * back * (last - at);
  }
  return sum;
}

/** The same of one whose value does not, times its share: no share is left in it, so that it is one for all of them. */
function sumAgainst({ weight }: Way, length: number): number {
  const last = length - 1;
  let sum = 0;
  for (let at = last - 1; at >= 0; at -= 1) sum += (weight[at] ?? 0) / (last - at);
  return sum * length;
}

function wayAt({ ways }: Walk, depth: number): Way {
  const known = ways[depth];
  if (known !== undefined) return known;
  const made = {
    column: new Int32Array(depth + 2),
    without: new Float64Array(depth + 2),
    with: new Float64Array(depth + 2),
    weight: new Float64Array(depth + 2),
  };
  ways[depth] = made;
  return made;
}

function copyWay(from: Way, to: Way, length: number): void {
  // By hand: a slice of a few numbers costs more than the numbers.
  for (let at = 0; at < length; at += 1) {
    to.column[at] = from.column[at] ?? 0;
    to.without[at] = from.without[at] ?? 0;
    to.with[at] = from.with[at] ?? 0;
    to.weight[at] = from.weight[at] ?? 0;
  }
}
