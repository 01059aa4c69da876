import { asTable, type Table } from '../../../sidecar/domain/learning/table.ts';
import { EVENTS, type Step } from './shoppers.ts';

const NAMES = [
  'steps',
  ...EVENTS.map((event) => `${event} times`),
  'long times',
  'long basket or product again',
  'last long',
] as const;

/** What a shop sees of a session after some steps: counts and the last page, nothing of the truth. */
export function seenAfter(steps: readonly Step[]): Float64Array {
  const seen = new Float64Array(NAMES.length + 1);
  const after = EVENTS.length + 1;
  seen[0] = steps.length;
  for (const { event, isLong } of steps) {
    seen[1 + event] = (seen[1 + event] ?? 0) + 1;
    if (!isLong) continue;
    seen[after] = (seen[after] ?? 0) + 1;
    if ([3, 4].includes(event)) seen[after + 1] = (seen[after + 1] ?? 0) + 1;
  }
  seen[after + 2] = steps.at(-1)?.isLong ? 1 : 0;
  seen[after + 3] = steps.at(-1)?.event ?? Number.NaN;
  return seen;
}

/** Rows as a table. */
export function tableOf(rows: readonly Float64Array[]): Table {
  const numbers = NAMES.map((name) => ({ name, categories: null }));
  const columns = [...numbers, { name: 'last', categories: EVENTS }].map((column, place) => ({
    ...column,
    values: Float64Array.from(rows, (row) => row[place] ?? Number.NaN),
  }));
  return asTable(columns, rows.length);
}
