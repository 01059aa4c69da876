import { type Histogram, PER_BIN } from './histogram.ts';

/** In which order the categories of a leaf are tried. */
export interface CategoryOrder {
  readonly bins: readonly number[];
  /** Whether a cut takes all up to a place, or one alone against the rest. */
  readonly isSorted: boolean;
}

/** So few categories are tried one by one: with at most four, sorting adds little. */
const ONE_BY_ONE_MAX = 4;
/** Pulls the statistic of a category with few rows towards 0, so that it does not lead by chance (LightGBM's `cat_smooth`). */
const SMOOTHING = 10;
/** A category with fewer rows in the leaf stays with the rest, on the right: it cannot be told apart honestly. */
const WEIGHT_MIN = 5;

/**
 * Categories that occur in a leaf, sorted by slope over curve: of all ways to part them the best is then between two
 * neighbours (Fisher 1958, used for this by LightGBM, Ke et al. 2017).
 *
 * @param begin where the column begins in the histogram, in bins
 */
export function categoryOrder(histogram: Histogram, begin: number, count: number): CategoryOrder {
  const statistic = new Map<number, number>();
  for (let bin = 0; bin < count; bin += 1) {
    const at = (begin + bin) * PER_BIN;
    if ((histogram[at + 2] ?? 0) < WEIGHT_MIN) continue;
    statistic.set(bin, (histogram[at] ?? 0) / ((histogram[at + 1] ?? 0) + SMOOTHING));
  }
  const bins = [...statistic.keys()];
  if (bins.length <= ONE_BY_ONE_MAX) return { bins, isSorted: false };
  bins.sort((one, other) => (statistic.get(one) ?? 0) - (statistic.get(other) ?? 0) || one - other);
  return { bins, isSorted: true };
}
