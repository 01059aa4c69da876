import { expect, test } from 'vitest';
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
