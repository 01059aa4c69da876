import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { files, ROOT, read } from './source.ts';

/** Rule numbers as docs/SPEC.md gives them: the first cell of a row. */
const RULES = new Set(
  [...read('docs/SPEC.md').matchAll(/^\| ([A-Z]{2,4}\d+) \|/gm)].map(([, rule = '']) => rule),
);
const CITED = /\b([A-Z]{2,4}\d+)\b/g;

function titles(path: string): string[] {
  return [...read(path).matchAll(/\[([A-Z]{2,4}\d+(?:[ ,]+[A-Z]{2,4}\d+)*)\]/g)].flatMap(
    ([, rules = '']) => rules.split(/[ ,]+/),
  );
}

test('[AR10] every rule of the SPEC is quoted in the title of a test', () => {
  const quoted = new Set(files(['.ts', '.tsx'], 'tests').flatMap(titles));
  expect([...RULES].filter((rule) => !quoted.has(rule))).toEqual([]);
});

test('[AR10] every rule quoted in a test is in the SPEC', () => {
  const strange = files(['.ts', '.tsx'], 'tests').flatMap((path) =>
    titles(path)
      .filter((rule) => !RULES.has(rule))
      .map((rule) => `${path}: ${rule}`),
  );
  expect([...new Set(strange)]).toEqual([]);
});

test('[AR10] every rule cited in code is in the SPEC', () => {
  const strange = files(
    ['.ts', '.tsx'],
    'shared',
    'sidecar',
    'extension',
    'visitor',
    'demo',
  ).flatMap((path) =>
    [...read(path).matchAll(/SPEC ((?:[A-Z]{2,4}\d+(?:, | and )?)+)/g)]
      .flatMap(([, list = '']) => [...list.matchAll(CITED)].map(([rule]) => rule))
      .filter((rule) => !RULES.has(rule))
      .map((rule) => `${path}: ${rule}`),
  );
  expect([...new Set(strange)]).toEqual([]);
});

test('[AR11] every link between documents leads somewhere', () => {
  const broken = files(['.md'], '.').flatMap((path) =>
    [...read(path).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !existsSync(join(ROOT, dirname(path), target)))
      .map((target) => `${path}: ${target}`),
  );
  expect(broken).toEqual([]);
});

test('[AR11] every command the documents name exists', () => {
  const { scripts } = JSON.parse(read('package.json'));
  const unknown = files(['.md'], 'README.md', 'docs').flatMap((path) =>
    [...read(path).matchAll(/`npm (?:run )?([a-z][\w:-]*)/g)]
      .map(([, name = '']) => name)
      .filter(
        (name) => !['audit', 'ci', 'install', 'run'].includes(name) && scripts[name] === undefined,
      )
      .map((name) => `${path}: ${name}`),
  );
  expect(unknown).toEqual([]);
});

test('[AR11] decision records are at most a page', () => {
  const long = files(['.md'], 'docs/adr').filter((path) => read(path).split('\n').length > 60);
  expect(long).toEqual([]);
});
