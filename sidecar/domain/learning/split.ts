import type { BinnedColumn } from './bins.ts';
import { type CategoryOrder, categoryOrder } from './category-order.ts';
import { type Histogram, PER_BIN } from './histogram.ts';
import { type Bounds, leafValue, lowered, type Sums } from './leaf.ts';
import type { BoostSettings } from './settings.ts';

/** One way to cut a leaf in two. */
export interface Split {
  readonly column: number;
  /** How much smaller the loss gets, before shrinkage. */
  readonly gain: number;
  /** Last bin that goes left; −1 where categories are told apart. */
  readonly lastBin: number;
  /** Bins that go left; null for numbers. */
  readonly leftBins: readonly number[] | null;
  readonly isMissingLeft: boolean;
  readonly left: Sums;
  readonly right: Sums;
}

/** A leaf and what is known of it when its best cut is sought. */
export interface Cut {
  readonly histogram: Histogram;
  readonly sums: Sums;
  readonly bounds: Bounds;
}

/** Where a column stands in the table and in the histogram. */
export interface Place {
  readonly column: number;
  /** In bins. */
  readonly begin: number;
}

/** Taking away leaves crumbs where nothing is: a gain or a weight below these is none. */
const GAIN_OF_NONE = 1e-9;
const WEIGHT_OF_NONE = 1e-6;

/**
 * The cut of one column that lowers the loss most, with what is missing tried on both sides (Chen and Guestrin
 * 2016, algorithm 3).
 *
 * @returns null when none gains more than `gainMin` with both sides large enough
 */
export function bestSplit(
  cut: Cut,
  place: Place,
  { count, edges }: BinnedColumn,
  settings: BoostSettings,
): Split | null {
  const order = edges === null ? categoryOrder(cut.histogram, place.begin, count) : null;
  const missing = cut.histogram[(place.begin + count) * PER_BIN + 2] ?? 0;
  const hasMissing = missing > WEIGHT_OF_NONE;
  const right = scan(cut, place, count, order, false, settings);
  if (!hasMissing) return right === null ? null : withTheMany(right);
  const left = scan(cut, place, count, order, true, settings);
  if (left === null || right === null) return left ?? right;
  return left.gain > right.gain ? left : right;
}

/** Where training saw nothing missing, it goes the way most rows go. */
function withTheMany(split: Split): Split {
  return { ...split, isMissingLeft: split.left.weight > split.right.weight };
}

// Numbers and no objects in here: it runs for every bin of every leaf.
function scan(
  { histogram, sums, bounds }: Cut,
  { column, begin }: Place,
  count: number,
  order: CategoryOrder | null,
  isMissingLeft: boolean,
  settings: BoostSettings,
): Split | null {
  const { childWeightMin, childCurveMin } = settings;
  const weightMin = Math.max(childWeightMin, WEIGHT_OF_NONE);
  const l2 = order?.isSorted ? settings.l2 + settings.categoryL2 : settings.l2;
  const whole = lowered(sums.slope, sums.curve, settings.l2, bounds);
  const direction = settings.directions[column] ?? 0;
  const isAlone = order !== null && !order.isSorted;
  const gone = (begin + count) * PER_BIN;
  const [slope0, curve0, weight0] = isMissingLeft
    ? [histogram[gone] ?? 0, histogram[gone + 1] ?? 0, histogram[gone + 2] ?? 0]
    : [0, 0, 0];
  let [slope, curve, weight] = [slope0, curve0, weight0];
  let best = Math.max(settings.gainMin, GAIN_OF_NONE);
  let [step, bestSlope, bestCurve, bestWeight] = [-1, 0, 0, 0];
  // The last of all numbers has only what is missing to its right, which is a cut of its own.
  const steps = order === null ? count : order.bins.length;
  for (let at = 0; at < steps; at += 1) {
    const bin = (begin + (order === null ? at : (order.bins[at] ?? 0))) * PER_BIN;
    slope = (isAlone ? slope0 : slope) + (histogram[bin] ?? 0);
    curve = (isAlone ? curve0 : curve) + (histogram[bin + 1] ?? 0);
    weight = (isAlone ? weight0 : weight) + (histogram[bin + 2] ?? 0);
    const curveRight = sums.curve - curve;
    const weightRight = sums.weight - weight;
    if (weight < weightMin || curve < childCurveMin) continue;
    if (weightRight < weightMin || curveRight < childCurveMin) continue;
    const slopeRight = sums.slope - slope;
    const gain =
      lowered(slope, curve, l2, bounds) + lowered(slopeRight, curveRight, l2, bounds) - whole;
    if (!(gain > best)) continue;
    // All numbers on one side and the missing on the other say nothing about a direction.
    if (direction !== 0 && at + 1 < count) {
      const rise =
        leafValue(slopeRight, curveRight, l2, bounds) - leafValue(slope, curve, l2, bounds);
      if (rise * direction < 0) continue;
    }
    best = gain;
    [step, bestSlope, bestCurve, bestWeight] = [at, slope, curve, weight];
  }
  if (step < 0) return null;
  return {
    column,
    gain: best,
    lastBin: order === null ? step : -1,
    leftBins: order === null ? null : order.bins.slice(isAlone ? step : 0, step + 1),
    isMissingLeft,
    left: { slope: bestSlope, curve: bestCurve, weight: bestWeight },
    right: {
      slope: sums.slope - bestSlope,
      curve: sums.curve - bestCurve,
      weight: sums.weight - bestWeight,
    },
  };
}
