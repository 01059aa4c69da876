import { expect, test } from 'vitest';
import { divide } from '../../../../bench/evaluate/trees/splits.ts';

const ROWS = Array.from({ length: 200 }, (_, row) => ({ row: `${row}`, price: `${row % 100}` }));
const numbersIn = (rows: readonly Readonly<Record<string, string>>[]): number[] =>
  rows.map(({ row }) => Number(row)).sort((one, other) => one - other);

test('[LE15] a split has four fifths to learn from and one to judge, each row once', () => {
  const [known, asked] = divide(ROWS, 1);
  expect([known.length, asked.length]).toEqual([160, 40]);
  expect(numbersIn([...known, ...asked])).toEqual(ROWS.map((_, row) => row));
});

test('[LE15] rows that are alike in all but their number are on one side of every split', () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const [known, asked] = divide(ROWS, seed);
    const told = new Set(known.map(({ price }) => price));
    expect(asked.filter(({ price }) => told.has(price))).toEqual([]);
  }
});

test('[LE15] the seed decides a split', () => {
  expect(divide(ROWS, 3)).toEqual(divide(ROWS, 3));
  expect(numbersIn(divide(ROWS, 3)[1])).not.toEqual(numbersIn(divide(ROWS, 4)[1]));
});
