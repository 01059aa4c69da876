import { asTable, type Column, type Table } from '../../../sidecar/domain/learning/table.ts';
import type { Session } from './sessions.ts';

/** Every click with what was known of its session at that moment, whatever the columns mean. */
export interface Prefixes {
  readonly table: Table;
  /** Click number of each row, from 1. */
  readonly clicks: Int32Array;
  /** Which session a row belongs to. */
  readonly groups: Int32Array;
  /** 1 where no click of the session follows. */
  readonly ends: Float64Array;
  /** Place in the file of each row. */
  readonly places: Int32Array;
}

/** Columns that are the same at every click of a session say what the session is, and nothing about its course. */
export function steadyColumns(table: Table, sessions: readonly Session[]): ReadonlySet<string> {
  const isSteady = ({ values }: Column): boolean =>
    sessions.every((session) => {
      const first = values[session[0] ?? 0] ?? Number.NaN;
      return session.every((place) => Object.is(values[place], first));
    });
  return new Set(table.columns.filter(isSteady).map(({ name }) => name));
}

/** Folds the clicks of each session into rows: nothing that comes later in a session is ever read. */
export function prefixesOf(
  table: Table,
  sessions: readonly Session[],
  steady: ReadonlySet<string>,
): Prefixes {
  const count = table.rows;
  const clicks = new Int32Array(count);
  const groups = new Int32Array(count);
  const ends = new Float64Array(count);
  const places = new Int32Array(count);
  let row = 0;
  sessions.forEach((session, group) => {
    session.forEach((place, click) => {
      clicks[row] = click + 1;
      groups[row] = group;
      ends[row] = click + 1 === session.length ? 1 : 0;
      places[row] = place;
      row += 1;
    });
  });
  const position = { name: 'click', values: Float64Array.from(clicks), categories: null };
  const columns = table.columns.flatMap((column) =>
    steady.has(column.name)
      ? [{ ...column, values: Float64Array.from(places, (place) => column.values[place] ?? 0) }]
      : folded(column, sessions, count),
  );
  return { table: asTable([position, ...columns], count), clicks, groups, ends, places };
}

/** One column's course through each session. */
function folded(column: Column, sessions: readonly Session[], count: number): readonly Column[] {
  const isNumber = column.categories === null;
  const kept = (): Float64Array => new Float64Array(count).fill(Number.NaN);
  const [last, before, seen, distinct, stay] = [kept(), kept(), kept(), kept(), kept()];
  const [mean, least, most, change, spread] = [kept(), kept(), kept(), kept(), kept()];
  let row = 0;
  for (const session of sessions) {
    const times = new Map<number, number>();
    let [sum, squares, known, previous, run] = [0, 0, 0, Number.NaN, 0];
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const place of session) {
      const value = column.values[place] ?? Number.NaN;
      last[row] = value;
      before[row] = previous;
      seen[row] = times.get(value) ?? 0;
      times.set(value, (times.get(value) ?? 0) + 1);
      distinct[row] = times.size;
      run = Object.is(value, previous) ? run + 1 : 1;
      stay[row] = run;
      if (!Number.isNaN(value)) {
        known += 1;
        sum += value;
        squares += value * value;
        [low, high] = [Math.min(low, value), Math.max(high, value)];
      }
      if (known > 0) {
        [mean[row], least[row], most[row]] = [sum / known, low, high];
        spread[row] = Math.sqrt(Math.max(0, squares / known - (sum / known) ** 2));
      }
      change[row] = value - previous;
      previous = value;
      row += 1;
    }
  }
  const { name, categories } = column;
  const numbers = {
    seen,
    distinct,
    stay,
    ...(isNumber ? { mean, least, most, change, spread } : {}),
  };
  return [
    { name, values: last, categories },
    { name: `${name} before`, values: before, categories },
    ...Object.entries(numbers).map(([what, values]) => ({
      name: `${name} ${what}`,
      values,
      categories: null,
    })),
  ];
}
