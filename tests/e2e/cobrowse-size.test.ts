import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { overBudget, weigh } from '../../scripts/build/visitor-budget.ts';

const BUILT = join(import.meta.dirname, '../../dist/visitor');

test('[RN7] what looking along loads to record is within its budget, as built', () => {
  const scripts = readdirSync(BUILT)
    .filter((file) => file.endsWith('.js'))
    .map((file) => ({ file, text: readFileSync(join(BUILT, file), 'utf8') }));
  const weighed = weigh(scripts);
  expect(weighed.filter(({ isRecord }) => isRecord)).not.toEqual([]);
  expect(overBudget(weighed)).toEqual([]);
});
