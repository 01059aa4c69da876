import { expect, test } from 'vitest';
import { areCodes } from '../../../../bench/evaluate/trees/codes.ts';
import { labelsOf, targetOf } from '../../../../bench/evaluate/trees/labels.ts';
import { tablesOf } from '../../../../bench/evaluate/trees/tables.ts';

const TRAIN = [
  { row: '0', price: '1.5', kind: 'a', bought: 'n' },
  { row: '1', price: '?', kind: 'b', bought: 'y' },
  { row: '2', price: '-2e1', kind: 'b', bought: 'n' },
];
const TEST = [{ row: '3', price: 'free', kind: 'c', bought: 'y' }];

test('[LE15] columns are what the first file says: numbers, categories by frequency, the unknown missing', () => {
  const { tables, notes } = tablesOf([TRAIN, TEST], ['bought']);
  const [train, judged] = tables;
  expect(train?.columns.map(({ name }) => name)).toEqual(['price', 'kind']);
  expect([...(train?.columns[0]?.values ?? [])]).toEqual([1.5, Number.NaN, -20]);
  expect(train?.columns[1]).toMatchObject({ categories: ['b', 'a'] });
  expect([...(train?.columns[1]?.values ?? [])]).toEqual([1, 0, 0]);
  expect([...(judged?.columns[0]?.values ?? [])]).toEqual([Number.NaN]);
  expect([...(judged?.columns[1]?.values ?? [])]).toEqual([Number.NaN]);
  expect(notes).toEqual(['column row was left out: it has another whole number in every row']);
});

test('[LE15] whole numbers in no order are kinds when asked for, and what is new later is missing', () => {
  const rows = seen({ '1': 25, '2': 300, '3': 10, '4': 90 });
  const read = (withCodes: boolean) => tablesOf([rows, [{ value: '9' }]], [], withCodes);
  expect(read(false).tables[0]?.columns[0]?.categories).toBe(null);
  const { tables, notes } = read(true);
  expect(tables[0]?.columns[0]?.categories).toEqual(['2', '4', '1', '3']);
  expect([...(tables[1]?.columns[0]?.values ?? [])]).toEqual([Number.NaN]);
  expect(notes).toEqual(['column value was read as kinds: its whole numbers are in no order']);
});

test('[LE15] what falls off on both sides of its commonest value stays a number, bar what chance does', () => {
  const areRead = (counts: Readonly<Record<string, number>>) =>
    areCodes(new Map(Object.entries(counts)));
  expect(areRead({ '0': 20, '1': 300, '2': 90, '3': 12, '4': 3, '5': 6, '6': 1 })).toBe(false);
  expect(areRead({ '0': 20, '1': 300, '2': 90, '3': 12, '4': 3, '5': 30 })).toBe(true);
  expect(areRead({ '0': 90, '1': 20, '2': 300 })).toBe(true);
  expect(areRead({ '0': 90, '0.5': 20, '1': 300 })).toBe(false);
  expect(areRead({ '-1': 90, '0': 20, '1': 300 })).toBe(false);
  expect(areRead({})).toBe(false);
});

test('[LE15] with more than 32 different ones whole numbers stay numbers', () => {
  const upAndDown = (values: number) =>
    new Map(Array.from({ length: values }, (_, value) => [`${value}`, value % 2 === 0 ? 90 : 9]));
  expect(areCodes(upAndDown(32))).toBe(true);
  expect(areCodes(upAndDown(33))).toBe(false);
});

test('[LE15] a file without a column says so', () => {
  expect(() => tablesOf([TRAIN, [{ row: '1', kind: 'a' }]], ['bought'])).toThrow('price');
});

test('[LE15] what reads like a yes is one, else the rarer value; more than two values must be told', () => {
  expect(targetOf(TRAIN, 'bought', null).positive).toBe('y');
  expect(targetOf(TRAIN, 'kind', null).positive).toBe('a');
  expect(() => targetOf([...TRAIN, ...TEST], 'kind', null)).toThrow('--positive');
  expect(() => targetOf(TRAIN, 'kind', 'z')).toThrow('never');
  expect(() => targetOf(TRAIN, 'colour', null)).toThrow('not in every file');
  expect([...labelsOf(TRAIN, 'bought', 'y')]).toEqual([0, 1, 0]);
});

/** Rows of one column, each value as often as asked for. */
function seen(times: Readonly<Record<string, number>>): { value: string }[] {
  return Object.entries(times).flatMap(([value, count]) =>
    Array.from({ length: count }, () => ({ value })),
  );
}
