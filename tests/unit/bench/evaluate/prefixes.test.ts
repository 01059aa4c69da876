import { expect, test } from 'vitest';
import { among, byLength } from '../../../../bench/evaluate/prefixes/by-length.ts';
import { sessionsOf } from '../../../../bench/evaluate/prefixes/sessions.ts';
import { prefixesOf, steadyColumns } from '../../../../bench/evaluate/prefixes/so-far.ts';
import { tablesOf } from '../../../../bench/evaluate/trees/tables.ts';

const ROWS = [
  { session: 'b', click: '1', land: 'nl', price: '5' },
  { session: 'a', click: '10', land: 'be', price: '4' },
  { session: 'a', click: '9', land: 'be', price: '4' },
  { session: 'a', click: '11', land: 'be', price: '7' },
];

function made(rows: readonly Record<string, string>[]) {
  const [table] = tablesOf([rows], ['session']).tables;
  if (table === undefined) throw new Error('a table');
  const sessions = sessionsOf(rows, 'session', 'click');
  return prefixesOf(table, sessions, steadyColumns(table, sessions));
}

test('[LE15] clicks stand by session in the order of numbers, and the last one ends it', () => {
  expect(sessionsOf(ROWS, 'session', 'click')).toEqual([[0], [2, 1, 3]]);
  const { clicks, ends, groups, places } = made(ROWS);
  expect([...places]).toEqual([0, 2, 1, 3]);
  expect([...clicks]).toEqual([1, 1, 2, 3]);
  expect([...groups]).toEqual([0, 1, 1, 1]);
  expect([...ends]).toEqual([1, 0, 0, 1]);
});

test('[LE15] a row knows the course so far, worked out by hand', () => {
  const { table } = made(ROWS);
  const at = (name: string, row: number) =>
    table.columns.find((column) => column.name === name)?.values[row];
  // Session a: prices 4, 4, 7.
  expect(at('price', 3)).toBe(7);
  expect(at('price before', 3)).toBe(4);
  expect(at('price mean', 3)).toBe(5);
  expect(at('price spread', 3)).toBeCloseTo(Math.SQRT2, 12);
  expect(at('price change', 3)).toBe(3);
  expect(at('price distinct', 3)).toBe(2);
  expect(at('price seen', 2)).toBe(1);
  expect(at('price stay', 2)).toBe(2);
  // The land is the same throughout every session: it has no course.
  expect(table.columns.filter(({ name }) => name.startsWith('land'))).toHaveLength(1);
});

test('[LE15] nothing that comes later in a session changes what is known before', () => {
  const long = made([
    { session: 'z', click: '0', land: 'nl', price: '2' },
    { session: 'z', click: '1', land: 'be', price: '3' },
    ...ROWS,
  ]).table;
  const cut = made([
    { session: 'z', click: '0', land: 'nl', price: '2' },
    { session: 'z', click: '1', land: 'be', price: '3' },
    ...ROWS.slice(0, 3),
  ]).table;
  const firstRows = (table: typeof cut) =>
    table.columns.map(({ name, values }) => [name, ...values.slice(0, 5)]);
  expect(firstRows(long)).toEqual(firstRows(cut));
});

test('[LE15] AUC by click number is null where all ended alike', () => {
  const clicks = Int32Array.of(1, 1, 2, 2);
  const labels = Float64Array.of(1, 0, 0, 0);
  const methods = { auc: Float64Array.of(0.9, 0.1, 0.5, 0.5), other: null };
  expect(byLength(clicks, labels, methods)).toEqual([
    { clicks: 1, rows: 2, positives: 1, auc: 1, other: null },
    { clicks: 2, rows: 2, positives: 0, auc: null, other: null },
  ]);
  expect(among(clicks, labels, methods, (click) => click > 5)).toBeNull();
});
