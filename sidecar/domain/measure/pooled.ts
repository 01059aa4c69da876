import { assert } from '../../../shared/kernel/assert.ts';

/** A number that was measured, with the standard error of measuring it. */
export interface Measured {
  readonly estimate: number;
  /** Above 0. */
  readonly error: number;
}

/** Several of a kind, each drawn to their mean as far as it is itself unsure. */
export interface Pooled {
  readonly mean: Measured;
  /** One for each that was given, in their order. */
  readonly parts: readonly Measured[];
  /** How far the true numbers lie from their mean: a standard deviation. */
  readonly spread: number;
}

/** What is known beforehand of how far such numbers differ. */
export interface SpreadBefore {
  /** A standard deviation, above 0. */
  readonly deviation: number;
  /** It counts as much as what so many of them would show; above 0. */
  readonly worth: number;
}

/**
 * Partial pooling, normal within and normal between: what was measured with much error is mostly the mean of all, what was
 * measured well is mostly itself. The spread between them is the moment estimate together with what is known beforehand:
 * a few numbers agree by chance too often to take them at their word.
 *
 * @param parts at least one
 * @see R. DerSimonian and N. Laird, "Meta-analysis in clinical trials", Controlled Clinical Trials 7 (1986) 177–188;
 *   A. Gelman et al., "Bayesian Data Analysis", 3rd edition, 5.4, for the errors
 */
export function pooled(parts: readonly Measured[], before: SpreadBefore): Pooled {
  assert(parts.length > 0 && before.deviation > 0, 'there is something to pool, and it may differ');
  const variances = parts.map(({ error }) => error ** 2);
  const shown = parts.length - 1;
  const spread2 =
    (before.worth * before.deviation ** 2 + shown * momentSpread(parts, variances)) /
    (before.worth + shown);
  const weights = variances.map((variance) => 1 / (variance + spread2));
  const all = total(weights);
  const mean = total(parts.map(({ estimate }, at) => estimate * (weights[at] ?? 0))) / all;
  return {
    mean: { estimate: mean, error: Math.sqrt(1 / all) },
    spread: Math.sqrt(spread2),
    parts: parts.map(({ estimate }, at) => {
      const variance = variances[at] ?? 0;
      const drawn = variance / (variance + spread2);
      return {
        estimate: drawn * mean + (1 - drawn) * estimate,
        error: Math.sqrt((1 - drawn) * variance + drawn ** 2 / all),
      };
    }),
  };
}

/** How much more the estimates differ than their errors explain. */
function momentSpread(parts: readonly Measured[], variances: readonly number[]): number {
  if (parts.length < 2) return 0;
  const weights = variances.map((variance) => 1 / variance);
  const all = total(weights);
  const mean = total(parts.map(({ estimate }, at) => estimate * (weights[at] ?? 0))) / all;
  const beyond = total(
    parts.map(({ estimate }, at) => (estimate - mean) ** 2 * (weights[at] ?? 0)),
  );
  const scale = all - total(weights.map((weight) => weight ** 2)) / all;
  return Math.max(0, (beyond - (parts.length - 1)) / scale);
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
