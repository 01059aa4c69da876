import {
  asTable,
  CATEGORIES_MAX,
  type Column,
  type Table,
} from '../../../sidecar/domain/learning/table.ts';
import type { Row } from '../rows.ts';
import { areCodes } from './codes.ts';
import { Unusable } from './unusable.ts';

/** What is written where a value is not known. */
const MISSING = ['', '?'];
const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/;
/** Columns that number the rows say which row it is, and nothing about the next one. */
const IDENTIFIERS = /^(row|id|index)$/i;

/** Tables of several files that share their columns, and what was decided on the way, in words. */
export interface Tables {
  readonly tables: readonly Table[];
  readonly notes: readonly string[];
}

export function isMissing(cell: string | undefined): boolean {
  return cell === undefined || MISSING.includes(cell.trim());
}

/**
 * Rows of files as tables. What a column is, and which categories it has, is learned from the first file alone: a
 * column of numbers there is one everywhere, and a category that is new later is missing.
 *
 * @param withCodes whether whole numbers that name kinds are categories too; what is folded over clicks reads them as
 * numbers, whose mean and change it needs
 * @throws Unusable with a sentence when a file lacks a column
 */
export function tablesOf(
  files: readonly (readonly Row[])[],
  without: readonly string[],
  withCodes = false,
): Tables {
  const [first = []] = files;
  const names = Object.keys(first[0] ?? {}).filter((name) => !without.includes(name));
  const notes: string[] = [];
  const kept = names.filter((name) => {
    if (!isIdentifier(name) || !numbersEachRow(first, name)) return true;
    notes.push(`column ${name} was left out: it has another whole number in every row`);
    return false;
  });
  for (const rows of files) {
    const missing = kept.find((name) => rows[0] !== undefined && !(name in rows[0]));
    if (missing !== undefined) throw new Unusable(`column ${missing} is not in every file`);
  }
  const kinds = kept.map((name) => ({
    name,
    categories: categoriesOf(first, name, withCodes, notes),
  }));
  const tables = files.map((rows) =>
    asTable(
      kinds.map(({ name, categories }) => columnOf(rows, name, categories)),
      rows.length,
    ),
  );
  return { tables, notes };
}

/** Whether a column's name says that it numbers the rows. */
export function isIdentifier(name: string): boolean {
  return IDENTIFIERS.test(name);
}

/** The numbers of a column; NaN where it has none. */
export function numbersOf(rows: readonly Row[], name: string): Float64Array {
  return Float64Array.from(rows, (row) => {
    const cell = row[name]?.trim() ?? '';
    return NUMBER.test(cell) ? Number(cell) : Number.NaN;
  });
}

function numbersEachRow(rows: readonly Row[], name: string): boolean {
  const cells = new Set(rows.map((row) => row[name]));
  return cells.size === rows.length && [...cells].every((cell) => /^\d+$/.test(cell ?? ''));
}

/** Null for a column of numbers, else its categories, the commonest first. */
function categoriesOf(
  rows: readonly Row[],
  name: string,
  withCodes: boolean,
  notes: string[],
): readonly string[] | null {
  const counts = new Map<string, number>();
  let isNumber = true;
  for (const row of rows) {
    const cell = row[name]?.trim() ?? '';
    if (isMissing(cell)) continue;
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
    isNumber &&= NUMBER.test(cell);
  }
  const isCode = isNumber && withCodes && areCodes(counts);
  if (isNumber && !isCode) return null;
  if (isCode) notes.push(`column ${name} was read as kinds: its whole numbers are in no order`);
  const commonest = [...counts].sort(([one, times], [other, otherTimes]) =>
    times === otherTimes ? (one < other ? -1 : 1) : otherTimes - times,
  );
  if (commonest.length > CATEGORIES_MAX) {
    notes.push(
      `column ${name} has ${commonest.length} categories; the ${CATEGORIES_MAX} commonest are told apart`,
    );
  }
  return commonest.slice(0, CATEGORIES_MAX).map(([category]) => category);
}

function columnOf(
  rows: readonly Row[],
  name: string,
  categories: readonly string[] | null,
): Column {
  if (categories === null) return { name, values: numbersOf(rows, name), categories };
  const places = new Map(categories.map((category, place) => [category, place]));
  const values = Float64Array.from(
    rows,
    (row) => places.get(row[name]?.trim() ?? '') ?? Number.NaN,
  );
  return { name, values, categories };
}
