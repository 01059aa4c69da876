import { FEATURES } from '../../domain/engagement/features/row.ts';
import { asTable, type Column, type Table } from '../../domain/learning/table.ts';
import type { Environment } from '../context.ts';
import type { GatheredSession } from './gather.ts';
import { inSlices } from './slices.ts';

/** Moments of sessions as rows, with what they became. */
export interface Rows {
  /** Of all features, in their order. */
  readonly features: readonly Float64Array[];
  readonly labels: Float64Array;
  readonly weights: Float64Array;
  /** Of each row the place of its session. */
  readonly groups: Int32Array;
}

export function rowsOf(sessions: readonly GatheredSession[]): Rows {
  const count = sessions.reduce((sum, { examples }) => sum + examples.length, 0);
  const features: Float64Array[] = [];
  const labels = sharedOf(count);
  const weights = sharedOf(count);
  const groups = new Int32Array(count);
  for (const [group, { examples }] of sessions.entries()) {
    for (const example of examples) {
      const place = features.push(example.features) - 1;
      labels[place] = Number(example.isOrdered);
      weights[place] = example.weight;
      groups[place] = group;
    }
  }
  return { features, labels, weights, groups };
}

/** These rows column by column; null when it was stopped. */
export async function tableOf(
  environment: Pick<Environment, 'turns'>,
  { features }: Pick<Rows, 'features'>,
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

/** In memory that a thread reads where it is: copying 60 MB would keep everybody waiting. */
function sharedOf(length: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT));
}
