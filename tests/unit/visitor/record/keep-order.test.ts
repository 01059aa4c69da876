import fc from 'fast-check';
import { expect, test } from 'vitest';
import { risingRun } from '../../../../visitor/record/keep-order.ts';

/** By trying everything. */
function longest(numbers: readonly number[], above = -1): number {
  const [first, ...rest] = numbers;
  if (first === undefined) return 0;
  const without = longest(rest, above);
  return first > above ? Math.max(without, 1 + longest(rest, first)) : without;
}

test('[RC3] what stays in place is the longest run that rises', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(30), { maxLength: 9 }), (numbers) => {
      const run = [...risingRun(numbers)]
        .sort((one, two) => one - two)
        .map((place) => numbers[place] ?? -1);
      expect(run).toEqual([...run].sort((one, two) => one - two));
      expect(run).toHaveLength(longest(numbers));
    }),
  );
});
