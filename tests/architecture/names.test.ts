import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { code, files, read } from './source.ts';

const CODE = ['.ts', '.tsx'];
const PRODUCT = ['shared', 'sidecar', 'extension', 'visitor', 'demo'];

/** Words the glossary replaces, with what to say instead (docs/GLOSSARY.md). */
const BANNED: Readonly<Record<string, string>> = {
  user: 'visitor or agent',
  operator: 'agent',
  supervisor: 'lead',
  ticket: 'conversation',
  thread: 'conversation',
  voucher: 'code',
  popup: 'action',
  macro: 'snippet',
  snapshotter: 'checkpoint',
  manager: 'its own name',
  helper: 'its own name',
  util: 'its own name',
  utils: 'its own name',
  misc: 'its own name',
  info: 'its own name',
};

/** Words of a name: `chatSaidLine` and `chat-said-line` are chat, said, line. */
function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
}

test('[AR7] files are named in kebab-case, for what they hold', () => {
  const odd = files(CODE, ...PRODUCT).filter(
    (path) =>
      !/^[a-z0-9]+(-[a-z0-9]+)*(\.(model|test|d|generated|contract))*\.tsx?$/.test(basename(path)),
  );
  expect(odd).toEqual([]);
});

test('[AR7] files and exports use the glossary’s words', () => {
  const bad: string[] = [];
  for (const path of files(CODE, ...PRODUCT)) {
    const exported = [
      ...code(path).matchAll(/^export (?:async )?(?:const|function|class|interface|type) (\w+)/gm),
    ].map(([, name = '']) => name);
    for (const name of [basename(path).replace(/\..*$/, ''), ...exported]) {
      for (const word of wordsOf(name)) {
        const instead = BANNED[word];
        if (instead !== undefined) bad.push(`${path}: ${name} (say ${instead})`);
      }
    }
  }
  expect(bad).toEqual([]);
});

test('[AR7] every term in the glossary’s first column is written once', () => {
  const terms = [...read('docs/GLOSSARY.md').matchAll(/^\| \*\*([^|]+?)\*\* \|/gm)].map(
    ([, term]) => term,
  );
  expect(terms.length).toBeGreaterThan(40);
  expect(new Set(terms).size).toBe(terms.length);
});

test('[AR8] no file is longer than 300 lines, no port longer than 80', () => {
  const long = files(CODE, ...PRODUCT, 'tests', 'scripts', 'bench')
    .map((path) => ({ path, lines: read(path).split('\n').length }))
    .filter(({ path, lines }) => lines > (path.startsWith('sidecar/ports/') ? 80 : 300))
    .map(({ path, lines }) => `${path}: ${lines}`);
  expect(long).toEqual([]);
});

test('[AR9] the project speaks of itself only', () => {
  const endings = ['.ts', '.tsx', '.mjs', '.js', '.json', '.md', '.html', '.css', '.yml'];
  const strangers = /\/work\/|registry\.npmjs/;
  const told = files(endings, '.')
    .filter((path) => path !== 'package-lock.json' && path !== 'tests/architecture/names.test.ts')
    .filter((path) => strangers.test(read(path)));
  expect(told).toEqual([]);
});
