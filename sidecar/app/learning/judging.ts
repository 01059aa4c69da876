import { modelRow } from '../../domain/engagement/features/model-row.ts';
import { calibratedChance, lineFrom } from '../../domain/learning/calibrate.ts';
import { contributionsOf } from '../../domain/learning/contributions.ts';
import type { Model } from '../../domain/learning/model.ts';
import { chanceOfRow, scoreOf } from '../../domain/learning/score.ts';
import type { Environment } from '../context.ts';
import type { Rows } from './rows.ts';
import { inSlices } from './slices.ts';

/** What tells a chance of a row of all features. */
export type ChanceOf = (row: Float64Array) => number;

/** A chance takes some ten microseconds. */
const ROWS_IN_TURN = 100;

export function chanceBy(model: Model): ChanceOf {
  const narrow = modelRow(model);
  return (row) => chanceOfRow(model, narrow(row));
}

/**
 * A model from elsewhere with its chances drawn to this shop's: else whatever was learned here would be better by how many
 * order alone (SPEC LF8).
 *
 * @param rows of the shop, with their outcomes; some of them are looked at
 */
export async function drawnTo(
  environment: Pick<Environment, 'turns'>,
  model: Model,
  rows: Rows,
  stop: AbortSignal,
): Promise<ChanceOf | null> {
  const narrow = modelRow(model);
  const places = someOf(rows.features.length, DRAWN_ROWS);
  const said = (of: ArrayLike<number>) => Float64Array.from(places, (place) => of[place] ?? 0);
  const features = places.map((place) => rows.features[place] ?? NO_ROW);
  const logOdds = await chancesOf(
    environment,
    (row) => scoreOf(model, narrow(row)),
    { features },
    stop,
  );
  if (logOdds === null) return null;
  const line = lineFrom({ logOdds, labels: said(rows.labels), weights: said(rows.weights) });
  return (row) => calibratedChance(line, scoreOf(model, narrow(row)));
}

/** Where nothing is known from elsewhere: how many order, of all moments. */
export function alwaysAs({ labels, weights }: Rows): ChanceOf {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const yes = labels.reduce((sum, label, row) => sum + label * (weights[row] ?? 0), 0);
  const chance = (yes + 1) / (all + 2);
  return () => chance;
}

/** The chances of these rows; null when it was stopped. */
export async function chancesOf(
  environment: Pick<Environment, 'turns'>,
  chanceOf: ChanceOf,
  { features }: Pick<Rows, 'features'>,
  stop: AbortSignal,
): Promise<Float64Array | null> {
  const chances = new Float64Array(features.length);
  const isWhole = await inSlices(environment, features.length, ROWS_IN_TURN, stop, (place) => {
    chances[place] = chanceOf(features[place] ?? NO_ROW);
  });
  return isWhole ? chances : null;
}

/** By feature, the mean of how far it pulls these rows, in log-odds; null when it was stopped. */
export async function weightsOf(
  environment: Pick<Environment, 'turns'>,
  model: Model,
  rows: readonly Float64Array[],
  stop: AbortSignal,
): Promise<Readonly<Record<string, number>> | null> {
  const narrow = modelRow(model);
  const sums = new Float64Array(model.columns.length);
  const isWhole = await inSlices(environment, rows.length, 1, stop, (place) => {
    const { byColumn } = contributionsOf(model, narrow(rows[place] ?? NO_ROW));
    byColumn.forEach((by, column) => {
      sums[column] = (sums[column] ?? 0) + Math.abs(by) / rows.length;
    });
  });
  if (!isWhole) return null;
  return Object.fromEntries(model.columns.map(({ name }, column) => [name, sums[column] ?? 0]));
}

/** At most so many places, spread evenly from the first on. */
export function someOf(count: number, most: number): readonly number[] {
  const step = Math.max(1, count / most);
  return Array.from({ length: Math.min(count, most) }, (_, n) => Math.floor(n * step));
}

/** Enough for two numbers, the slope and the offset. */
const DRAWN_ROWS = 2_000;

const NO_ROW = new Float64Array();
