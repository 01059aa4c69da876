import type { Row } from '../rows.ts';
import { isMissing } from './tables.ts';
import { Unusable } from './unusable.ts';

const YES = ['true', '1', 'yes', 'y'];

/** Which value of the target is a yes, and the rows whose target is known. */
export interface Target {
  readonly positive: string;
  readonly notes: readonly string[];
}

/**
 * What counts as a yes.
 *
 * @param wanted null to find it: what reads like a yes, else the rarer of two values
 * @throws Unusable with a sentence when the target does not have two values
 */
export function targetOf(rows: readonly Row[], column: string, wanted: string | null): Target {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const cell = row[column]?.trim();
    if (cell === undefined) throw new Unusable(`column ${column} is not in every file`);
    if (!isMissing(cell)) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  if (wanted !== null) {
    if (!counts.has(wanted)) throw new Unusable(`column ${column} never has the value ${wanted}`);
    return { positive: wanted, notes: [] };
  }
  if (counts.size !== 2) {
    throw new Unusable(
      `column ${column} has ${counts.size} values: say which is a yes with --positive`,
    );
  }
  const read = [...counts.keys()].find((value) => YES.includes(value.toLowerCase()));
  const [rarer = ''] = [...counts].sort(([, one], [, other]) => one - other)[0] ?? [];
  const positive = read ?? rarer;
  return { positive, notes: [`a yes is ${column} = ${positive}`] };
}

/** 1 for a yes, 0 for all else. */
export function labelsOf(rows: readonly Row[], column: string, positive: string): Float64Array {
  return Float64Array.from(rows, (row) => (row[column]?.trim() === positive ? 1 : 0));
}

/** Whether it is known of a row. */
export function hasTarget(column: string): (row: Row) => boolean {
  return (row) => !isMissing(row[column]);
}
