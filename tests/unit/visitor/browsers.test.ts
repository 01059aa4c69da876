import { globSync, readFileSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { cleanUrl } from '../../../visitor/observe/clean.ts';
import { piecesOf } from '../../../visitor/widget/view/links.ts';

afterEach(() => vi.unstubAllGlobals());

/** Younger than one of the browsers that the visitor script is built for (vite.visitor.config.ts). */
const YOUNGER: readonly (readonly [name: string, words: RegExp])[] = [
  ['URL.canParse, Chrome 120', /URL\.canParse/],
  ['URL.parse, Chrome 126', /URL\.parse\(/],
  ['findLast, Firefox 104', /\.findLast/],
  ['copying array methods, Chrome 110', /\.to(?:Sorted|Reversed|Spliced)\(/],
  ['groupBy, Chrome 117', /\b(?:Object|Map)\.groupBy/],
  ['Array.fromAsync, Chrome 121', /Array\.fromAsync/],
  ['promises, Chrome 119', /Promise\.(?:withResolvers|try)\b/],
  ['signals, Chrome 103', /AbortSignal\.(?:any|timeout)/],
  ['sets, Chrome 122', /\.(?:isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\(/],
  ['well-formed text, Chrome 111', /\.(?:is|to)WellFormed\(/],
  ['looking behind, Safari 16.4', /\(\?<[=!]/],
];

test('[VS15] nothing is called that one of the browsers we are built for does not know', () => {
  const root = new URL('../../..', import.meta.url).pathname;
  const files = globSync(['visitor/**/*.{ts,tsx}', 'shared/frames/*.ts'], { cwd: root });
  expect(files.length).toBeGreaterThan(100);
  const found = files.flatMap((file) => {
    // A comment may say what is not used.
    const code = readFileSync(`${root}${file}`, 'utf8').replaceAll(/^\s*(?:\/?\*|\/\/).*$/gm, '');
    return YOUNGER.flatMap(([name, words]) => (words.test(code) ? [`${file}: ${name}`] : []));
  });
  expect(found).toEqual([]);
});

test('[VS15, VS4, WG5] addresses are read where URL.canParse and URLSearchParams.size are missing', () => {
  class OldUrl extends URL {}
  Object.defineProperty(OldUrl, 'canParse', { value: undefined });
  class OldParams extends URLSearchParams {
    override get size(): number {
      throw new Error('size is younger than this browser');
    }
  }
  vi.stubGlobal('URL', OldUrl);
  vi.stubGlobal('URLSearchParams', OldParams);
  expect(cleanUrl('https://shop.example/a?utm_source=mail&b=1')).toBe(
    'https://shop.example/a?utm_source=mail',
  );
  expect(cleanUrl('https://shop.example/a?b=1')).toBe('https://shop.example/a');
  expect(cleanUrl('no address')).toBe('');
  expect(piecesOf('see https://shop.example/a.').map(({ href }) => href)).toEqual([
    null,
    'https://shop.example/a',
    null,
  ]);
});
