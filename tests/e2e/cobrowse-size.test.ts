import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { overRecordBudget, weigh } from '../../scripts/build/visitor-budget.ts';

const BUILT = join(import.meta.dirname, '../../dist/visitor');

test('[RN7] what looking along loads to record is below its ceiling, as built', () => {
  const scripts = readdirSync(BUILT)
    .filter((file) => file.endsWith('.js'))
    .map((file) => ({ file, text: readFileSync(join(BUILT, file), 'utf8') }));
  const weighed = weigh(scripts);
  expect(weighed.filter(({ isRecord }) => isRecord)).not.toEqual([]);
  expect(overRecordBudget(weighed)).toEqual([]);
});
