import type { Binned } from './bins.ts';
import { boost, type Lesson } from './boost.ts';
import { keptIn } from './folds.ts';
import { lossOf } from './loss.ts';
import { seededDraw } from './seeded-draw.ts';
import type { BoostSettings } from './settings.ts';

/** What settings did on rows that were kept back. */
export interface Tried {
  readonly settings: BoostSettings;
  /** Mean over the rows kept back. */
  readonly loss: number;
  /** Mean over the folds. */
  readonly trees: number;
  /** Of the rows kept back, each by trees that did not see it; NaN for rows never kept back. */
  readonly scores: Float64Array;
}

/** How thorough a search is: larger tables say more with each fold, and cost more. */
export interface Plan {
  readonly folds: number;
  /** How many of the folds are really kept back, one after the other. */
  readonly turns: number;
  readonly members: number;
  readonly candidates: readonly Partial<BoostSettings>[];
}

/** Above so many values, some folds tell enough, or one. */
const CELLS_SMALL = 1_000_000;
const CELLS_MIDDLE = 2_500_000;

/**
 * So many columns a tree may use, within shares. Of many columns most say nearly the same: trees that each see a few differ
 * more, and their sum is better.
 */
const COLUMNS_PER_TREE = 14;
const COLUMN_SHARE = { least: 0.15, most: 0.8 };

/** Few leaves for what is plain, many for what depends on much at once. */
const NARROW: Plan['candidates'] = [
  { leavesMax: 16, depthMax: 4 },
  { leavesMax: 16, depthMax: 5 },
  { leavesMax: 24, depthMax: 8, rowShare: 0.5 },
];

/** For rows so many that a leaf can ask for a hundred of them. */
const MANY_ROWS: Plan['candidates'] = [
  { leavesMax: 12, depthMax: 6 },
  { leavesMax: 24, depthMax: 8 },
].map((each) => ({ ...each, rowShare: 0.5, childWeightMin: 100, categoryL2: 100 }));

/** By size alone and never by the clock, so that the same rows give the same model on every machine. */
export function planFor({ rows, columns }: Binned): Plan {
  const cells = rows * columns.length;
  const share = COLUMNS_PER_TREE / Math.max(1, columns.length);
  const columnShare = Math.min(COLUMN_SHARE.most, Math.max(COLUMN_SHARE.least, share));
  const withShare = (candidates: Plan['candidates']): Plan['candidates'] =>
    candidates.map((each) => ({ ...each, columnShare }));
  const folds = 5;
  if (cells <= CELLS_SMALL) return { folds, turns: 5, members: 6, candidates: withShare(NARROW) };
  const candidates = withShare(MANY_ROWS);
  if (cells <= CELLS_MIDDLE) return { folds, turns: 2, members: 4, candidates };
  return { folds, turns: 1, members: 2, candidates };
}

/** For effects, which are small beside the noise of single rows: few leaves of many rows each. */
export const SMALL_EFFECTS: Plan = {
  folds: 5,
  turns: 3,
  members: 2,
  candidates: [
    { leavesMax: 4, depthMax: 2, childWeightMin: 100, l2: 10 },
    { leavesMax: 8, depthMax: 4, childWeightMin: 200, l2: 10 },
  ],
};

/** Trains with some settings on all folds but one, by turns. */
export function* tryOut(
  lesson: Omit<Lesson, 'heldOut'>,
  settings: BoostSettings,
  folds: Uint8Array,
  { turns }: Plan,
  seed: number,
): Generator<string, Tried> {
  const { labels, weights } = lesson;
  const scores = new Float64Array(labels.length).fill(Number.NaN);
  let [trees, loss, all] = [0, 0, 0];
  for (let turn = 0; turn < turns; turn += 1) {
    const heldOut = keptIn(folds, turn);
    const training = boost({ ...lesson, heldOut }, settings, seededDraw(seed + turn));
    let step = training.next();
    while (!step.done) {
      yield `trying ${settings.leavesMax} leaves, turn ${turn + 1} of ${turns}`;
      step = training.next();
    }
    trees += step.value.trees.length / turns;
    for (let row = 0; row < labels.length; row += 1) {
      if (heldOut[row] !== 1) continue;
      const score = step.value.scores[row] ?? 0;
      scores[row] = score;
      loss += (weights[row] ?? 0) * lossOf(settings.loss, score, labels[row] ?? 0);
      all += weights[row] ?? 0;
    }
  }
  return { settings, loss: all > 0 ? loss / all : Number.POSITIVE_INFINITY, trees, scores };
}
