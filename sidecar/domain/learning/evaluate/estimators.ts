import { assert } from '../../../../shared/kernel/assert.ts';

/** One decision that was taken, with what it led to and what another policy would have done. */
export interface LoggedDecision {
  readonly outcome: number;
  /** With which the decision that was taken was taken; above 0. */
  readonly chanceThen: number;
  /** With which the policy in question would take that same decision; 0..1. */
  readonly chanceNow: number;
  /** What a model expects of the decision that was taken. */
  readonly expectedOfTaken: number;
  /** What a model expects when the policy in question decides: the mean over its decisions. */
  readonly expectedOfPolicy: number;
}

/** What a policy would have brought for each decision, and where that lies with 95 % confidence. */
export interface Estimate {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** How many decisions as they fall would say as much: weights that differ a lot leave few (Kish 1965). */
  readonly effectiveRows: number;
}

/** Two-sided 0.05 of the normal distribution. */
const Z = 1.96;

/** Inverse propensity: outcomes weighed by how much likelier the decision is now (Horvitz and Thompson 1952). Unbiased. */
export function inversePropensity(decisions: readonly LoggedDecision[]): Estimate {
  return meanOf(
    decisions.map((each) => weightOf(each) * each.outcome),
    effectiveRows(decisions),
  );
}

/**
 * The same divided by the weights' sum instead of the number (Hájek 1971; Swaminathan and Joachims 2015): a little bias
 * for much less spread, and never beyond the outcomes. The interval is of the ratio, by the delta method.
 */
export function selfNormalised(decisions: readonly LoggedDecision[]): Estimate {
  const weights = decisions.map(weightOf);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const mean = decisions.reduce((all, each) => all + weightOf(each) * each.outcome, 0) / sum;
  const spread = decisions.reduce(
    (all, each) => all + (weightOf(each) * (each.outcome - mean)) ** 2,
    0,
  );
  const error = Math.sqrt(spread) / sum;
  return {
    mean,
    low: mean - Z * error,
    high: mean + Z * error,
    effectiveRows: effectiveRows(decisions),
  };
}

/**
 * What the model expects, mended by what it missed where decisions agree (Robins and Rotnitzky 1995; Dudík, Langford and
 * Li 2011): right when either the model or the logged chances are.
 */
export function doublyRobust(decisions: readonly LoggedDecision[]): Estimate {
  return meanOf(
    decisions.map(
      (each) => each.expectedOfPolicy + weightOf(each) * (each.outcome - each.expectedOfTaken),
    ),
    effectiveRows(decisions),
  );
}

function weightOf({ chanceNow, chanceThen }: LoggedDecision): number {
  assert(chanceThen > 0 && chanceThen <= 1, 'a decision that was taken had a chance');
  assert(chanceNow >= 0 && chanceNow <= 1, 'a policy decides with a chance');
  return chanceNow / chanceThen;
}

function effectiveRows(decisions: readonly LoggedDecision[]): number {
  const sum = decisions.reduce((all, each) => all + weightOf(each), 0);
  const squares = decisions.reduce((all, each) => all + weightOf(each) ** 2, 0);
  return squares > 0 ? sum ** 2 / squares : 0;
}

function meanOf(values: readonly number[], rows: number): Estimate {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const error = Math.sqrt(squares / (values.length - 1) / values.length);
  return { mean, low: mean - Z * error, high: mean + Z * error, effectiveRows: rows };
}
