import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const FOLDER = join(import.meta.dirname, '../../../../../visitor/record/mask');

test('[MK8] no regular expression looks behind: Safari before 16.4 would not load the script at all', () => {
  const sources = readdirSync(FOLDER).map((file) => [
    file,
    readFileSync(join(FOLDER, file), 'utf8'),
  ]);
  expect(sources.length).toBeGreaterThan(10);
  expect(
    sources.filter(([, source]) => /\(\?<[=!]/.test(source ?? '')).map(([file]) => file),
  ).toEqual([]);
});
