import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cut } from '../../../../scripts/build/rrweb-seams.ts';
import { inProject } from '../../../../scripts/project.ts';

const rrweb = readFileSync(inProject('node_modules', 'rrweb', 'dist', 'rrweb.js'), 'utf8');

test('[RC2] of the rrweb that is installed how it writes style sheets is left, and nothing else', () => {
  const text = cut(rrweb);
  const functions = [...text.matchAll(/^function (\w+)/gm)].map(([, name]) => name);
  expect(functions).toEqual([
    'fixBrowserCompatibilityIssuesInCSS',
    'escapeImportStatement',
    'stringifyStylesheet',
    'stringifyRule',
    'fixSafariColons',
    'isCSSImportRule',
    'isCSSStyleRule',
  ]);
  expect(text.length).toBeLessThan(6_000);
});

test('[RC2] another rrweb fails the build, with a sentence that says where', () => {
  const begins = 'function fixBrowserCompatibilityIssuesInCSS(cssText) {';
  expect(() => cut(rrweb.replace(begins, 'function fix(cssText) {'))).toThrow(
    /"function fixBrowserCompatibilityIssuesInCSS\(cssText\) \{" is not there/,
  );
  expect(() => cut(`${rrweb}\n${begins}}`)).toThrow(/is there more than once/);
  expect(() => cut(rrweb.replaceAll('absolutifyURLs(', 'wholeUrls('))).toThrow(
    /"absolutifyURLs" is not there/,
  );
});
