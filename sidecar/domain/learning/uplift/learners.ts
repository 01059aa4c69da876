import { assert } from '../../../../shared/kernel/assert.ts';
import { learn } from '../learn.ts';
import { chanceOf } from '../loss.ts';
import type { Model } from '../model.ts';
import { chanceOfRow } from '../score.ts';
import type { Plan } from '../search.ts';
import type { Learner, Saying } from './effect-model.ts';
import { armRows, someRowsOf, type Trial } from './trial.ts';

/** Models of both arms, on which all three build. */
export interface Arms {
  /** By arm: not treated, treated. */
  readonly models: readonly [Model, Model];
  /** By arm, for every row what is expected of it in that arm, by models that did not see it. */
  readonly expected: readonly [Float64Array, Float64Array];
}

/** How every model of an effect is learned. */
export interface How {
  readonly seed: number;
  readonly plan: Plan;
}

/** One model for each arm, and what each expects of all rows. */
export function* learnArms(trial: Trial, { seed, plan }: How): Generator<string, Arms> {
  const arms: { model: Model; expected: Float64Array }[] = [];
  for (const arm of [0, 1] as const) {
    const rows = armRows(trial, arm);
    const table = someRowsOf(trial.table, rows);
    const labels = Float64Array.from(rows, (row) => trial.outcomes[row] ?? 0);
    const { model, unseenScores } = yield* learn({
      table,
      labels,
      seed: seed + arm,
      plan,
    });
    const expected = Float64Array.from(rowsOf(trial), (row) => chanceOfRow(model, row));
    rows.forEach((row, place) => {
      const unseen = unseenScores[place] ?? Number.NaN;
      if (!Number.isNaN(unseen)) expected[row] = chanceOf(unseen);
    });
    arms.push({ model, expected });
  }
  const [without, withIt] = arms;
  assert(without !== undefined && withIt !== undefined, 'a trial has two arms');
  return { models: [without.model, withIt.model], expected: [without.expected, withIt.expected] };
}

/** Learns the effect in one of the ways. */
export function* learnEffect(
  trial: Trial,
  arms: Arms,
  learner: Learner,
  { seed, plan }: How,
): Generator<string, Saying> {
  const chances = trial.treatedChance.reduce((sum, each) => sum + each, 0);
  const treatedShare = chances / Math.max(1, trial.table.rows);
  if (learner === 'two') return { learner, models: arms.models, treatedShare };
  if (learner === 'robust') {
    const labels = robustEffects(trial, arms);
    const { model } = yield* learn({
      table: trial.table,
      labels,
      loss: 'squared',
      seed,
      plan,
    });
    return { learner, models: [model], treatedShare };
  }
  const models: Model[] = [];
  for (const arm of [0, 1] as const) {
    const rows = armRows(trial, arm);
    const sign = arm === 1 ? 1 : -1;
    const other = arms.expected[arm === 1 ? 0 : 1];
    const labels = Float64Array.from(
      rows,
      (row) => sign * ((trial.outcomes[row] ?? 0) - (other[row] ?? 0)),
    );
    const table = someRowsOf(trial.table, rows);
    const course = {
      table,
      labels,
      loss: 'squared',
      seed: seed + arm,
      plan,
    } as const;
    models.push((yield* learn(course)).model);
  }
  return { learner, models, treatedShare };
}

/**
 * For each row a number whose mean over rows alike is their effect, with less noise than outcomes alone: what the models
 * expect to change, and what they missed in the arm the row was in, weighed by its chance (Robins and Rotnitzky 1995).
 */
export function robustEffects(
  { treated, outcomes, treatedChance }: Trial,
  { expected: [without, withIt] }: Pick<Arms, 'expected'>,
): Float64Array {
  return outcomes.map((outcome, row) => {
    const [low, high] = [without[row] ?? 0, withIt[row] ?? 0];
    const chance = treatedChance[row] ?? 0.5;
    const missed = treated[row] === 1 ? (outcome - high) / chance : -(outcome - low) / (1 - chance);
    return high - low + missed;
  });
}

/** The rows of a trial as scoring reads them. */
export function* rowsOf({ table }: Pick<Trial, 'table'>): Generator<Float64Array> {
  for (let row = 0; row < table.rows; row += 1) {
    yield Float64Array.from(table.columns, ({ values }) => values[row] ?? Number.NaN);
  }
}
