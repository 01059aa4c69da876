import type { Table } from '../../learning/table.ts';
import { asTable } from '../../learning/table.ts';
import { FEATURES } from '../features/row.ts';

/**
 * Moments of sessions that ended, with what they became: rows one after the other, in memory that threads share. Copying 50 MB
 * would keep everybody waiting.
 */
export interface Moments {
  /** A value for each feature, in the order of the table, row by row. */
  readonly values: Float64Array;
  readonly labels: Float64Array;
  readonly weights: Float64Array;
  /** Of each session, in the order in which they began, its first row; last, how many rows there are. */
  readonly firstRows: Int32Array;
  /** By session. */
  readonly startedAt: Float64Array;
  readonly isOrdered: Uint8Array;
}

/** How many sessions there are. */
export function sessionsIn({ startedAt }: Pick<Moments, 'startedAt'>): number {
  return startedAt.length;
}

/** Moments of some sessions that follow each other. */
export interface Rows extends Pick<Moments, 'values' | 'labels' | 'weights'> {
  readonly count: number;
  /** Of each row the place of its session among these. */
  readonly sessions: Int32Array;
}

/** Those of the sessions from one place up to another. */
export function rowsOf(moments: Moments, from: number, to: number): Rows {
  const { firstRows, values, labels, weights } = moments;
  const [first, end] = [firstRows[from] ?? 0, firstRows[to] ?? 0];
  const sessions = new Int32Array(end - first);
  for (let session = from; session < to; session += 1) {
    const [begin, next] = [firstRows[session] ?? 0, firstRows[session + 1] ?? 0];
    sessions.fill(session - from, begin - first, next - first);
  }
  return {
    count: end - first,
    values: values.subarray(first * FEATURES.length, end * FEATURES.length),
    labels: labels.subarray(first, end),
    weights: weights.subarray(first, end),
    sessions,
  };
}

/** One of them, of all features: no copy. */
export function rowAt({ values }: Pick<Rows, 'values'>, row: number): Float64Array {
  return values.subarray(row * FEATURES.length, (row + 1) * FEATURES.length);
}

/** These column by column. */
export function tableOf({ count, values }: Pick<Rows, 'count' | 'values'>): Table {
  const columns = FEATURES.map((feature, column) => ({
    name: feature.name,
    categories: feature.kind === 'category' ? feature.categories : null,
    values: Float64Array.from(
      { length: count },
      (_, row) => values[row * FEATURES.length + column] ?? Number.NaN,
    ),
  }));
  return asTable(columns, count);
}

/** Some of them, spread evenly from the first on. */
export function someRows(rows: Rows, most: number): readonly Float64Array[] {
  return someOf(rows.count, most).map((row) => rowAt(rows, row));
}

/** At most so many places, spread evenly from the first on. */
export function someOf(count: number, most: number): readonly number[] {
  const step = Math.max(1, count / most);
  return Array.from({ length: Math.min(count, most) }, (_, n) => Math.floor(n * step));
}
