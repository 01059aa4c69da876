import { assert } from '../../../shared/kernel/assert.ts';
import type { Binned } from './bins.ts';
import { grow, type Spare } from './grow.ts';
import { baseOf, derive, lossOf } from './loss.ts';
import type { Boosted } from './model.ts';
import { type Draw, shuffled } from './seeded-draw.ts';
import type { BoostSettings } from './settings.ts';
import { addTree, type Tree } from './tree.ts';

/** What is learned from. */
export interface Lesson {
  readonly binned: Binned;
  /** 0 or 1 for chances, any finite number for numbers. */
  readonly labels: Float64Array;
  /** 0 leaves a row out. */
  readonly weights: Float64Array;
  /** 1 for rows that are not learned from and tell when to stop; null when none are kept for that. */
  readonly heldOut: Uint8Array | null;
}

/** Told after every tree. */
export interface Round {
  readonly trees: number;
  /** Mean loss of the held-out rows; null without any. */
  readonly heldOutLoss: number | null;
}

/** A booster with its scores. */
export interface Outcome extends Boosted {
  /** Of every row, held-out ones included, by the trees that were kept. */
  readonly scores: Float64Array;
}

/**
 * Gradient boosting (Friedman 2001) with second-order steps (Chen and Guestrin 2016), one tree at each step, so that
 * whoever drives it can stop between two. With held-out rows the trees after the best round are dropped.
 */
export function* boost(
  lesson: Lesson,
  settings: BoostSettings,
  draw: Draw,
): Generator<Round, Outcome> {
  const { binned, labels, heldOut } = lesson;
  assert(labels.every(Number.isFinite), 'labels are numbers');
  const weights = lesson.weights.map((weight, row) => (heldOut?.[row] === 1 ? 0 : weight));
  assert(
    weights.every((weight) => weight >= 0 && weight < Number.POSITIVE_INFINITY),
    'weights are 0 or more',
  );
  const { loss } = settings;
  const base = baseOf(loss, labels, weights);
  const scores = new Float64Array(binned.rows).fill(base);
  const slopes = new Float64Array(binned.rows);
  const curves = new Float64Array(binned.rows);
  const learned = Int32Array.from(weights.keys()).filter((row) => (weights[row] ?? 0) > 0);
  const trees: Tree[] = [];
  const spare: Spare = [];
  let best = { trees: 0, loss: meanLoss(lesson, loss, scores), scores: scores.slice() };
  while (trees.length < settings.roundsMax) {
    derive(loss, { scores, labels, weights }, { slopes, curves });
    const order = learned.filter(() => settings.rowShare >= 1 || draw() < settings.rowShare);
    const columns = someColumns(binned.columns.length, settings.columnShare, draw);
    const tree = grow({ binned, columns, order, slopes, curves, weights }, settings, spare);
    // A tree of one leaf says that nothing is left to learn, unless it saw few rows by chance.
    if (tree.column.length === 1 && settings.rowShare >= 1 && settings.columnShare >= 1) break;
    trees.push(tree);
    addTree(tree, binned, scores);
    const heldOutLoss = meanLoss(lesson, loss, scores);
    if (heldOutLoss !== null && (best.loss === null || heldOutLoss < best.loss)) {
      best = { trees: trees.length, loss: heldOutLoss, scores: scores.slice() };
    }
    yield { trees: trees.length, heldOutLoss };
    if (heldOutLoss !== null && trees.length - best.trees >= settings.patienceRounds) break;
  }
  if (best.loss === null) return { loss, base, trees, scores };
  return { loss, base, trees: trees.slice(0, best.trees), scores: best.scores };
}

function someColumns(count: number, share: number, draw: Draw): readonly number[] {
  const all = Array.from({ length: count }, (_, column) => column);
  if (share >= 1) return all;
  const kept = Math.max(1, Math.round(count * share));
  return [...shuffled(count, draw).subarray(0, kept)].sort((one, other) => one - other);
}

function meanLoss(
  { labels, weights, heldOut }: Lesson,
  loss: BoostSettings['loss'],
  scores: Float64Array,
): number | null {
  if (heldOut === null) return null;
  let sum = 0;
  let all = 0;
  for (let row = 0; row < scores.length; row += 1) {
    if (heldOut[row] !== 1) continue;
    const weight = weights[row] ?? 0;
    sum += weight * lossOf(loss, scores[row] ?? 0, labels[row] ?? 0);
    all += weight;
  }
  return all > 0 ? sum / all : null;
}
