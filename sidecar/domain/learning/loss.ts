/** What training makes small: of chances, or of numbers such as effects. */
export type Loss = 'logistic' | 'squared';

/** Below this a chance is as good as certain; its curvature would divide by nothing. */
const CURVATURE_MIN = 1e-9;

/** Chance that belongs to log-odds; 0..1. */
export function chanceOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** Log-odds that belong to a chance, which must lie between 0 and 1. */
export function logOddsOf(chance: number): number {
  return Math.log(chance / (1 - chance));
}

/**
 * The score before the first tree: the mean, for chances as log-odds with half a row of either kind added
 * (Jeffreys), so that rows of one kind alone, or none, still give a finite one.
 */
export function baseOf(loss: Loss, labels: Float64Array, weights: Float64Array): number {
  let sum = 0;
  let all = 0;
  labels.forEach((label, row) => {
    const weight = weights[row] ?? 0;
    sum += weight * label;
    all += weight;
  });
  if (loss === 'logistic') return logOddsOf((sum + 0.5) / (all + 1));
  return all > 0 ? sum / all : 0;
}

/** First and second derivative of the loss at each row's score, by its weight (Friedman 2001). */
export function derive(
  loss: Loss,
  { scores, labels, weights }: Readonly<Record<'scores' | 'labels' | 'weights', Float64Array>>,
  { slopes, curves }: Readonly<Record<'slopes' | 'curves', Float64Array>>,
): void {
  for (let row = 0; row < scores.length; row += 1) {
    const score = scores[row] ?? 0;
    const weight = weights[row] ?? 0;
    const guess = loss === 'logistic' ? chanceOf(score) : score;
    slopes[row] = weight * (guess - (labels[row] ?? 0));
    curves[row] =
      loss === 'logistic' ? weight * Math.max(guess * (1 - guess), CURVATURE_MIN) : weight;
  }
}

/** Loss of one score; for chances in nats, without ever taking the logarithm of 0. */
export function lossOf(loss: Loss, score: number, label: number): number {
  if (loss === 'squared') return (score - label) ** 2;
  return Math.max(score, 0) - score * label + Math.log1p(Math.exp(-Math.abs(score)));
}
