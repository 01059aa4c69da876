import type { Model } from './model.ts';
import { isLeft } from './score.ts';

/** What each column added to a score, in log-odds. */
export interface Contributions {
  /** The mean score of the rows learned from, as the covers tell it. */
  readonly base: number;
  /** In the order of the model's columns; with the base they add up to the score. */
  readonly byColumn: Float64Array;
}

/** One way from a root: a column asked, the shares that go on without and with its value, and the weight. */
interface Way {
  readonly column: Int32Array;
  readonly without: Float64Array;
  readonly with: Float64Array;
  readonly weight: Float64Array;
}

/**
 * Exact Shapley values of the path-dependent game: a column that is not known goes both ways by cover (TreeSHAP,
 * Lundberg, Erion and Lee 2018, algorithm 2; Lundberg et al. 2020).
 *
 * @param row as for scoreOf
 */
export function contributionsOf(model: Model, row: Float64Array): Contributions {
  const byColumn = new Float64Array(model.columns.length);
  const ways: Way[] = [];
  let base = model.base;
  for (const root of model.roots) {
    base += expected(model, root);
    walk(
      { model, row, byColumn, ways },
      { node: root, length: 0, without: 1, with: 1, column: -1 },
    );
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

interface Walk {
  readonly model: Model;
  readonly row: Float64Array;
  readonly byColumn: Float64Array;
  /** One for each depth, used again for every branch. */
  readonly ways: Way[];
}

interface Step {
  readonly node: number;
  /** Of the way so far. */
  readonly length: number;
  readonly without: number;
  readonly with: number;
  readonly column: number;
}

function walk(all: Walk, step: Step, depth = 0): void {
  const { model, row, byColumn } = all;
  const way = wayAt(all, depth);
  extend(way, step);
  const { node } = step;
  let length = step.length + 1;
  const asked = model.column[node] ?? -1;
  if (asked < 0) {
    for (let at = 1; at < length; at += 1) {
      const column = way.column[at] ?? 0;
      const weighed = unwoundSum(way, length, at) * ((way.with[at] ?? 0) - (way.without[at] ?? 0));
      byColumn[column] = (byColumn[column] ?? 0) + weighed * (model.value[node] ?? 0);
    }
    return;
  }
  let [without, withIt] = [1, 1];
  for (let at = 1; at < length; at += 1) {
    if (way.column[at] !== asked) continue;
    [without, withIt] = [way.without[at] ?? 0, way.with[at] ?? 0];
    unwind(way, length, at);
    length -= 1;
    break;
  }
  const child = model.left[node] ?? 0;
  const taken = isLeft(model, node, row[asked] ?? Number.NaN) ? child : child + 1;
  for (const next of [child, child + 1]) {
    copyWay(way, wayAt(all, depth + 1), length);
    const share = without * shareOf(model, node, next);
    walk(
      all,
      { node: next, length, without: share, with: next === taken ? withIt : 0, column: asked },
      depth + 1,
    );
  }
}

function extend(way: Way, { length, without, with: withIt, column }: Step): void {
  way.column[length] = column;
  way.without[length] = without;
  way.with[length] = withIt;
  way.weight[length] = length === 0 ? 1 : 0;
  for (let at = length - 1; at >= 0; at -= 1) {
    const weight = way.weight[at] ?? 0;
    way.weight[at + 1] = (way.weight[at + 1] ?? 0) + (withIt * weight * (at + 1)) / (length + 1);
    way.weight[at] = (without * weight * (length - at)) / (length + 1);
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

/** The sum of the weights that unwinding would leave. */
function unwoundSum(way: Way, length: number, gone: number): number {
  const last = length - 1;
  const [withIt, without] = [way.with[gone] ?? 0, way.without[gone] ?? 0];
  let next = way.weight[last] ?? 0;
  let sum = 0;
  for (let at = last - 1; at >= 0; at -= 1) {
    const weight = way.weight[at] ?? 0;
    if (withIt !== 0) {
      const left = (next * length) / ((at + 1) * withIt);
      sum += left;
      next = weight - (left * without * (last - at)) / length;
    } else sum += (weight * length) / (without * (last - at));
  }
  return sum;
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
