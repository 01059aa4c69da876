import { FEATURES } from '../../domain/engagement/features/row.ts';
import { asTable, type Column, type Table } from '../../domain/learning/table.ts';
import type { Environment } from '../context.ts';
import { inSlices } from './slices.ts';

/** Rows of all features column by column, in memory that a thread reads where it is; null when it was stopped. */
export async function tableOf(
  environment: Pick<Environment, 'turns'>,
  { features }: { readonly features: readonly Float64Array[] },
  stop: AbortSignal,
): Promise<Table | null> {
  const columns: Column[] = FEATURES.map((feature) => ({
    name: feature.name,
    categories: feature.kind === 'category' ? feature.categories : null,
    values: sharedOf(features.length),
  }));
  const isWhole = await inSlices(environment, features.length, ROWS_IN_TURN, stop, (place) => {
    const row = features[place];
    columns.forEach(({ values }, column) => {
      values[place] = row?.[column] ?? Number.NaN;
    });
  });
  return isWhole ? asTable(columns, features.length) : null;
}

const ROWS_IN_TURN = 500;

function sharedOf(length: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT));
}
