/** What a set of rows adds up to. */
export interface Sums {
  readonly slope: number;
  readonly curve: number;
  readonly weight: number;
}

/** Between which values a leaf's must stay, so that constrained columns keep their direction. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** Any value. */
export const UNBOUNDED: Bounds = {
  low: Number.NEGATIVE_INFINITY,
  high: Number.POSITIVE_INFINITY,
};

/** The best value of a leaf: where the second-order picture of the loss is lowest, within its bounds. */
export function leafValue(slope: number, curve: number, l2: number, { low, high }: Bounds): number {
  const depth = curve + l2;
  return Math.min(high, Math.max(low, depth > 0 ? -slope / depth : 0));
}

/** How much a leaf lowers the loss: at the best value, half of slope² over curve (Chen and Guestrin 2016, equation 5). */
export function lowered(slope: number, curve: number, l2: number, bounds: Bounds): number {
  const value = leafValue(slope, curve, l2, bounds);
  return -(slope * value + 0.5 * (curve + l2) * value * value);
}
