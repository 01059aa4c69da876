import { calibratedChance, lineFrom } from '../../learning/calibrate.ts';
import { contributionsOf } from '../../learning/contributions.ts';
import type { Model } from '../../learning/model.ts';
import { chanceOfRow, scoreOf } from '../../learning/score.ts';
import { modelRow } from '../features/model-row.ts';
import { type Rows, rowAt, someOf } from './moments.ts';

/** What tells a chance of a row of all features. */
export type ChanceOf = (row: Float64Array) => number;

/** As this model says. */
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
export function drawnTo(model: Model, rows: Rows): ChanceOf {
  const narrow = modelRow(model);
  const places = someOf(rows.count, DRAWN_ROWS);
  const said = (of: ArrayLike<number>) => Float64Array.from(places, (place) => of[place] ?? 0);
  const logOdds = Float64Array.from(places, (row) => scoreOf(model, narrow(rowAt(rows, row))));
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

/** The chances of these rows. */
export function chancesOf(chanceOf: ChanceOf, rows: Rows): Float64Array {
  return Float64Array.from({ length: rows.count }, (_, row) => chanceOf(rowAt(rows, row)));
}

/** By feature, the mean of how far it pulls these rows, in log-odds. */
export function weightsOf(
  model: Model,
  rows: readonly Float64Array[],
): Readonly<Record<string, number>> {
  const narrow = modelRow(model);
  const sums = new Float64Array(model.columns.length);
  for (const row of rows) {
    const { byColumn } = contributionsOf(model, narrow(row));
    byColumn.forEach((by, column) => {
      sums[column] = (sums[column] ?? 0) + Math.abs(by) / rows.length;
    });
  }
  return Object.fromEntries(model.columns.map(({ name }, column) => [name, sums[column] ?? 0]));
}

/** Enough for two numbers, the slope and the offset. */
const DRAWN_ROWS = 2_000;
