/** What was added, on average, and where that lies with 95 % confidence. */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

const RESAMPLES = 10_000;
const TAIL = 0.025;

/**
 * The mean of paired differences with its percentile bootstrap interval (Efron 1979). The same
 * differences give the same interval: what is drawn comes from a fixed seed.
 */
export function meanInterval(differences: readonly number[]): Interval {
  const draw = seeded(differences.length);
  const means = Float64Array.from({ length: RESAMPLES }, () =>
    mean(differences.map(() => differences[draw()] ?? 0)),
  ).sort();
  const at = (share: number): number => means[Math.floor(share * (RESAMPLES - 1))] ?? Number.NaN;
  return { mean: mean(differences), low: at(TAIL), high: at(1 - TAIL) };
}

/** Differences of two arms, round by round. */
export function paired(ours: readonly number[], others: readonly number[]): readonly number[] {
  if (ours.length !== others.length) throw new Error('every round has both');
  return ours.map((value, round) => value - (others[round] ?? Number.NaN));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

// A linear congruential generator (Numerical Recipes): enough to choose what to resample.
function seeded(below: number): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
