/** How far a feature has moved from what a model was trained on. */
export interface Drift {
  /** Population stability index, 0 or more. */
  readonly index: number;
  readonly size: 'none' | 'some' | 'much';
}

/** By the usual reading of the index: below 0.1 nothing, from 0.25 on a model should be looked at. */
export const DRIFT_SOME_FROM = 0.1;
export const DRIFT_MUCH_FROM = 0.25;

/** Counts of a tenth of one visitor: an empty part would make the index infinite. */
const EMPTY_COUNT = 0.1;

/**
 * Population stability index of two histograms over the same parts, missing values a part of their own:
 * Σ (now − then) · ln(now ÷ then) over the shares.
 *
 * @param then counts in training; @param now counts of late, as many parts
 * @see Siddiqi, Credit Risk Scorecards, 2006, ch. 9
 * @returns null when either holds nothing: there is no telling
 */
export function driftOf(then: readonly number[], now: readonly number[]): Drift | null {
  const thenTotal = total(then);
  const nowTotal = total(now);
  if (thenTotal === 0 || nowTotal === 0) return null;
  let index = 0;
  for (const [part, count] of then.entries()) {
    const was = Math.max(count, EMPTY_COUNT) / thenTotal;
    const is = Math.max(now[part] ?? 0, EMPTY_COUNT) / nowTotal;
    index += (is - was) * Math.log(is / was);
  }
  return { index, size: sizeOf(index) };
}

function sizeOf(index: number): Drift['size'] {
  if (index >= DRIFT_MUCH_FROM) return 'much';
  return index >= DRIFT_SOME_FROM ? 'some' : 'none';
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
