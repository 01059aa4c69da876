import { assert } from '../../../shared/kernel/assert.ts';

/** One feature of all rows. */
export interface Column {
  readonly name: string;
  /** One for each row: the number, or the place of its category; NaN is missing. */
  readonly values: Float64Array;
  /** What the values are places in; null for numbers. */
  readonly categories: readonly string[] | null;
}

/** Rows to learn from or to score, column by column. */
export interface Table {
  readonly rows: number;
  readonly columns: readonly Column[];
}

/** How many categories a column may tell apart: with the missing ones they fill a byte. */
export const CATEGORIES_MAX = 255;

/** @throws when columns differ in length or a column tells apart more than CATEGORIES_MAX */
export function asTable(columns: readonly Column[], rows: number): Table {
  for (const { name, values, categories } of columns) {
    assert(values.length === rows, `column ${name} has ${values.length} values for ${rows} rows`);
    const count = categories?.length ?? 0;
    assert(count <= CATEGORIES_MAX, `column ${name} has ${count} categories`);
  }
  return { rows, columns };
}

/** One row as scoring reads it: a value for each column, in their order. */
export function rowOf(table: Table, row: number): Float64Array {
  return Float64Array.from(table.columns, ({ values }) => values[row] ?? Number.NaN);
}
