import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT, read } from '../architecture/source.ts';
import { ASVS_IDS } from './asvs-ids.ts';

interface Row {
  readonly id: string;
  readonly words: string;
  readonly how: string;
  readonly where: string;
}

const HOW = ['test', 'by design', 'operator', 'does not apply', 'not met'];
const APPLICABLE_BY_TEST_MIN = 0.7;

const ROWS: readonly Row[] = [
  ...read('docs/SECURITY.md').matchAll(
    /^\| (\d+(?:\.\d+){0,2}) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm,
  ),
].map(([, id = '', words = '', how = '', where = '']) => ({ id, words, how, where }));

/** The requirements a row speaks of: itself, or all of its chapter or section. */
const meant = ({ id }: Row): readonly string[] =>
  ASVS_IDS.filter((each) => each === id || each.startsWith(`${id}.`));

it('[SC6] the list has the requirements of levels 1 and 2, as many as there are', () => {
  // 70 of level 1 and 183 of level 2.
  expect(ASVS_IDS.length).toBe(253);
  expect(new Set(ASVS_IDS).size).toBe(253);
});

it('[SC6] every requirement has one line, and every line a requirement', () => {
  const spoken = ROWS.flatMap(meant);
  expect([...spoken].sort()).toEqual([...ASVS_IDS].sort());
  expect(ROWS.filter((row) => meant(row).length === 0)).toEqual([]);
  expect(ROWS.filter(({ how }) => !HOW.includes(how))).toEqual([]);
});

it('[SC6] a line of a whole chapter or section says that it does not apply, or is tested at once', () => {
  const wide = ROWS.filter((row) => meant(row).length > 1);
  expect(wide.filter(({ how }) => how !== 'does not apply' && how !== 'test')).toEqual([]);
});

it('[SC6] every test that a line leads to is there, under that title', () => {
  const linked = ROWS.filter(({ how }) => how === 'test').flatMap(({ id, where }) => {
    const links = where.split(' · ').map((link) => /^`([^`]+)` (.+)$/.exec(link));
    expect([id, links.every((link) => link !== null)]).toEqual([id, true]);
    return links.map((link) => ({ id, path: link?.[1] ?? '', title: link?.[2] ?? '' }));
  });
  const missing = linked.filter(
    ({ path, title }) => !existsSync(join(ROOT, path)) || !titlesOf(path).includes(title),
  );
  expect(missing).toEqual([]);
  expect(linked.length).toBeGreaterThan(150);
});

it('[SC6] most of what applies is tried, the rest has a reason, and what is missing is said', () => {
  const applicable = ROWS.filter(({ how }) => how !== 'does not apply').flatMap((row) =>
    meant(row).map(() => row.how),
  );
  const tried = applicable.filter((how) => how === 'test').length;
  expect(tried / applicable.length).toBeGreaterThanOrEqual(APPLICABLE_BY_TEST_MIN);
  const unsaid = ROWS.filter(({ how, where }) => how === 'not met' && !/Missing: /.test(where));
  expect(unsaid).toEqual([]);
});

/** Only what stands in titles: a word in a comment proves nothing. */
function titlesOf(path: string): string {
  return [...read(path).matchAll(/\[[A-Z]{2,4}\d+(?:[ ,]+[A-Z]{2,4}\d+)*\] [^\n]*/g)]
    .map(([title]) => title)
    .concat([...read(path).matchAll(/^\s*\[?'([^']{8,})'/gm)].map(([, title = '']) => title))
    .join('\n');
}
