import type { Model } from '../../learning/model.ts';
import { FEATURES } from './row.ts';

/** From a row of all features the one that a model reads: in the order of its columns; what is no feature any more is not known. */
export function modelRow({ columns }: Pick<Model, 'columns'>): (row: Float64Array) => Float64Array {
  const places = columns.map(({ name }) => FEATURES.findIndex((feature) => feature.name === name));
  return (row) => Float64Array.from(places, (place) => row[place] ?? Number.NaN);
}
