import type { Loss } from './loss.ts';

/** How one booster is trained. */
export interface BoostSettings {
  readonly loss: Loss;
  readonly roundsMax: number;
  /** What each tree is multiplied by; 0..1. */
  readonly shrinkage: number;
  readonly leavesMax: number;
  readonly depthMax: number;
  /** Least sum of second derivatives in a leaf. */
  readonly childCurveMin: number;
  /** Least sum of weights in a leaf. */
  readonly childWeightMin: number;
  readonly l2: number;
  /** Added to `l2` where categories are sorted, which fits chance more easily (LightGBM's `cat_l2`). */
  readonly categoryL2: number;
  readonly gainMin: number;
  /** Of rows that a tree sees; 0..1. */
  readonly rowShare: number;
  /** Of columns that a tree may use; 0..1, at least one column. */
  readonly columnShare: number;
  /** Rounds without a better loss on the held-out rows until training ends. */
  readonly patienceRounds: number;
  /** By column: 1 where the score must never fall with the value, −1 where it must never rise, else 0. */
  readonly directions: readonly number[];
}

/** What suits some thousand to some hundred thousand sessions; chosen by cross-validation on public data. */
export const PLAIN_SETTINGS: BoostSettings = {
  loss: 'logistic',
  roundsMax: 600,
  shrinkage: 0.05,
  leavesMax: 16,
  depthMax: 5,
  childCurveMin: 5,
  childWeightMin: 5,
  l2: 1,
  categoryL2: 10,
  gainMin: 0,
  rowShare: 0.7,
  columnShare: 0.8,
  patienceRounds: 40,
  directions: [],
};
