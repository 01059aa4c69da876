import type { Interval } from '../../measure/proportion.ts';
import type { Model } from '../model.ts';
import { chanceOfRow, scoreOf } from '../score.ts';

/**
 * How an effect is learned: *two* models, one for each arm, subtracted; *crossed*, models of what each arm shows beyond the
 * other's model (X-learner, Künzel et al. 2019); *robust*, a model of the effect of each row as the doubly robust estimate
 * has it (DR-learner, Kennedy 2020).
 */
export type Learner = 'two' | 'crossed' | 'robust';

/** All of them, the plainest first. */
export const LEARNERS: readonly Learner[] = ['two', 'crossed', 'robust'];

/** How many models each one makes. */
export const MODELS_OF: Readonly<Record<Learner, number>> = { two: 2, crossed: 2, robust: 1 };

/** What one way of learning says of a row, before anybody has looked how much of it is true. */
export interface Saying {
  readonly learner: Learner;
  /** Of the untreated, then of the treated; the robust learner has but one. */
  readonly models: readonly Model[];
  /** Of the trial's rows, the part that was treated by chance. */
  readonly treatedShare: number;
}

/** What treating changes, as data: the mean, and how much of a row's distance from it is believed. */
export interface EffectModel extends Saying {
  /** What treating changes on average, with its 95 % interval. */
  readonly mean: Interval;
  /** What is said of a row on average: distances are from here. */
  readonly meanSaid: number;
  /** How much of a row's distance from the mean is believed: 0 when nothing could be shown, 1 when all of it. */
  readonly believed: number;
}

/** What is said of a row: a value for each column of the models, in their order. */
export function saidOf({ learner, models, treatedShare }: Saying, row: Float64Array): number {
  const [first, second] = models;
  if (first === undefined) return 0;
  if (learner === 'robust' || second === undefined) return scoreOf(first, row);
  if (learner === 'two') return chanceOfRow(second, row) - chanceOfRow(first, row);
  return treatedShare * scoreOf(first, row) + (1 - treatedShare) * scoreOf(second, row);
}

/** How far the effect in a row is believed to lie from the mean effect. */
export function distanceOf(model: EffectModel, row: Float64Array): number {
  return model.believed * (saidOf(model, row) - model.meanSaid);
}

/** What treating changes in a row: never beyond −1 or 1, which no difference of chances is. */
export function effectOfRow(model: EffectModel, row: Float64Array): number {
  return asEffect(model.mean.estimate + distanceOf(model, row));
}

/** A difference of two chances. */
export function asEffect(value: number): number {
  return Math.min(1, Math.max(-1, value));
}
