import { expect, test } from 'vitest';
import { namesIn, wholeOf } from '../../../../bench/evaluate/arguments.ts';
import { inSentences } from '../../../../bench/evaluate/trees/unusable.ts';

test('[LE15] a number that is none ends in a sentence, not in an answer', async () => {
  expect(wholeOf('seed', '7')).toBe(7);
  expect(wholeOf('shoppers', '1000', 1_000)).toBe(1_000);
  for (const wrong of ['', ' ', 'seven', '1.5', '-1', '1e99']) {
    expect(() => wholeOf('seed', wrong)).toThrow('--seed');
  }
  expect(() => wholeOf('shoppers', '999', 1_000)).toThrow('from 1000');
  expect(await inSentences(async () => wholeOf('seed', 'seven'))).toBe(1);
});

test('[LE15] names of columns are read one by one, none from nothing', () => {
  expect(namesIn(' visit, spend,')).toEqual(['visit', 'spend']);
  expect(namesIn('')).toEqual([]);
});
