import {
  doublyRobust,
  type Estimate,
  inversePropensity,
  type LoggedDecision,
  selfNormalised,
} from '../../learning/evaluate/estimators.ts';
import type { Trial } from './trial.ts';

/** Orders per visitor who met a map, as it was and as it would have been. */
export interface Estimates {
  /** Visitors who were met in the past. */
  readonly met: number;
  /** Of them those of whom the past says nothing, because it never tried there what would be done now. */
  readonly untried: number;
  /** Orders as the shop's server confirmed them; as pages claimed them where it confirms none. */
  readonly orders: 'confirmed' | 'claimed';
  /** As it was, of the others; null where there are too few. */
  readonly was: Estimate | null;
  /** As it would have been; null where too few decisions agree with it to say anything. */
  readonly wouldBe: Foretelling | null;
}

/** Three ways to tell the same. */
export interface Foretelling {
  readonly inversePropensity: Estimate;
  readonly selfNormalised: Estimate;
  readonly doublyRobust: Estimate;
}

/** Fewer say nothing: an interval from the normal distribution does not hold below. */
export const ESTIMATED_FROM_ROWS = 30;

/** What the estimators say (SPEC RP3). */
export function estimatesOf(trials: readonly Trial[]): Estimates {
  const orders = trials.some(({ isConfirmed }) => isConfirmed) ? 'confirmed' : 'claimed';
  const decisions = decisionsOf(trials, orders);
  const untried = trials.length - decisions.length;
  const counts = { met: trials.length, untried, orders } as const;
  if (decisions.length < ESTIMATED_FROM_ROWS) return { ...counts, was: null, wouldBe: null };
  const was = inversePropensity(decisions.map((each) => ({ ...each, chanceNow: each.chanceThen })));
  const byWeight = inversePropensity(decisions);
  if (byWeight.effectiveRows < ESTIMATED_FROM_ROWS) return { ...counts, was, wouldBe: null };
  const wouldBe = {
    inversePropensity: byWeight,
    selfNormalised: selfNormalised(decisions),
    doublyRobust: doublyRobust(decisions),
  };
  return { ...counts, was, wouldBe };
}

function decisionsOf(
  trials: readonly Trial[],
  orders: Estimates['orders'],
): readonly LoggedDecision[] {
  const isOrdered = (trial: Trial): boolean =>
    orders === 'confirmed' ? trial.isConfirmed : trial.isClaimed;
  // Where no model said anything, what is expected is the mean: right on the whole, and the chances do the rest.
  const mean = trials.length === 0 ? 0 : trials.filter(isOrdered).length / trials.length;
  return trials.flatMap((trial) => decisionOf(trial, isOrdered(trial), mean) ?? []);
}

function decisionOf(trial: Trial, isOrdered: boolean, mean: number): LoggedDecision | null {
  const { isShown, shownThen, shownNow, someShownNow, chance, effect } = trial;
  const chanceThen = isShown ? shownThen : 1 - shownThen;
  // What was done without a chance of being done was not drawn.
  if (shownNow === null || someShownNow === null || chanceThen <= 0) return null;
  const without = chance ?? mean;
  const offered = Math.min(1, Math.max(0, without + (effect ?? 0)));
  return {
    outcome: Number(isOrdered),
    chanceThen,
    chanceNow: isShown ? shownNow : 1 - shownNow,
    expectedOfTaken: isShown ? offered : without,
    // Whichever map it is that offers: coins fall evenly, so that on the whole each counts as often as it is called.
    expectedOfPolicy: someShownNow * offered + (1 - someShownNow) * without,
  };
}
