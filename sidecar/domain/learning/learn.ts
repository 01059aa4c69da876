import { assert } from '../../../shared/kernel/assert.ts';
import { binned } from './bins.ts';
import { boost } from './boost.ts';
import { type Calibration, lineFrom, UNCALIBRATED } from './calibrate.ts';
import { foldsOf } from './folds.ts';
import type { Loss } from './loss.ts';
import { assembled, type Boosted, type Model } from './model.ts';
import { type Plan, planFor, type Tried, tryOut } from './search.ts';
import { seededDraw } from './seeded-draw.ts';
import { type BoostSettings, PLAIN_SETTINGS } from './settings.ts';
import type { Table } from './table.ts';

/** What a model is learned from. */
export interface Course {
  readonly table: Table;
  readonly labels: Float64Array;
  /** All 1 when left out. */
  readonly weights?: Float64Array;
  /** Rows of one group, such as a session, are never on both sides of a fold. */
  readonly groups?: Int32Array;
  readonly loss?: Loss;
  /** By size when left out. */
  readonly plan?: Plan;
  /** By column; see BoostSettings. */
  readonly directions?: readonly number[];
  readonly seed: number;
}

/** A model and what cross-validation said of it. */
export interface Learned {
  readonly model: Model;
  /** Of each row the score by trees that did not see it; NaN where none kept it back. Before calibration. */
  readonly unseenScores: Float64Array;
  /** Mean loss of those. */
  readonly unseenLoss: number;
  readonly leavesMax: readonly number[];
}

/**
 * Learns a model: settings by cross-validation on these rows alone, then several boosters with seeds of their own on
 * all of them, and a calibration from what was said of rows not seen. Each step is at most one tree; what a step gives says
 * in words what is being done.
 */
export function* learn(course: Course): Generator<string, Learned> {
  const { table, labels, groups = null, seed, loss = 'logistic', directions = [] } = course;
  assert(labels.length === table.rows, 'every row has a label');
  const weights = course.weights ?? new Float64Array(table.rows).fill(1);
  const bins = binned(table, weights);
  const plan = course.plan ?? planFor(bins);
  const lesson = { binned: bins, labels, weights };
  const folds = foldsOf(table.rows, groups, plan.folds, seededDraw(seed));
  const tried: Tried[] = [];
  for (const candidate of plan.candidates) {
    const settings: BoostSettings = { ...PLAIN_SETTINGS, loss, directions, ...candidate };
    tried.push(yield* tryOut(lesson, settings, folds, plan, seed));
  }
  const chosen = tried.sort((one, other) => one.loss - other.loss).slice(0, 2);
  const boosters: Boosted[] = [];
  for (let member = 0; member < plan.members; member += 1) {
    const choice = chosen[member % chosen.length];
    assert(choice !== undefined, 'there is a candidate');
    const settings = { ...choice.settings, roundsMax: roundsFor(choice, plan) };
    const training = boost(
      { ...lesson, heldOut: null },
      settings,
      seededDraw(seed + MEMBER_SEED * (member + 1)),
    );
    let step = training.next();
    while (!step.done) {
      yield `learning, ${member + 1} of ${plan.members}`;
      step = training.next();
    }
    boosters.push(step.value);
  }
  const unseenScores = meanOf(chosen.map(({ scores }) => scores));
  return {
    model: assembled(table, boosters, calibrationFrom(unseenScores, labels, weights, loss)),
    unseenScores,
    unseenLoss: chosen[0]?.loss ?? Number.POSITIVE_INFINITY,
    leavesMax: chosen.map(({ settings }) => settings.leavesMax),
  };
}

/** Drives a training to its end. */
export function finished<T>(training: Generator<unknown, T>): T {
  let step = training.next();
  while (!step.done) step = training.next();
  return step.value;
}

/** Apart from the seeds of the search. */
const MEMBER_SEED = 7_919;

/** All rows are more than all but one fold, and bear as many more trees. */
function roundsFor({ trees }: Tried, { folds }: Plan): number {
  return Math.max(1, Math.round((trees * folds) / (folds - 1)));
}

function meanOf(lists: readonly Float64Array[]): Float64Array {
  const first = lists[0] ?? new Float64Array();
  return first.map(
    (_, row) => lists.reduce((sum, list) => sum + (list[row] ?? 0), 0) / lists.length,
  );
}

function calibrationFrom(
  logOdds: Float64Array,
  labels: Float64Array,
  weights: Float64Array,
  loss: Loss,
): Calibration {
  if (loss !== 'logistic') return UNCALIBRATED;
  const isSeen = (_: number, row: number): boolean => !Number.isNaN(logOdds[row] ?? Number.NaN);
  return lineFrom({
    logOdds: logOdds.filter(isSeen),
    labels: labels.filter(isSeen),
    weights: weights.filter(isSeen),
  });
}
