import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { INNER_NAMES } from '../../../../scripts/build/inner-names.ts';
import { inProject } from '../../../../scripts/project.ts';

/** Code without what is said about it, and without names that are asked for as types only. */
function codeOf(pattern: string): string {
  return globSync(pattern, { cwd: inProject() })
    .map((file) => readFileSync(inProject(file), 'utf8'))
    .join('\n')
    .replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '')
    .replace(/(?:Pick|Omit)<[^;{]*>|\['\w+'\]/g, '');
}

const INNER = '{visitor/record/**,shared/frames}/*.ts';

test('[RN7] no name that is made shorter is one of the browser’s', () => {
  const words = new Set(codeOf('node_modules/@typescript/*/lib/lib.{dom,es}*.d.ts').match(/\w+/g));
  expect(words.size).toBeGreaterThan(5_000);
  expect(INNER_NAMES.filter((name) => words.has(name))).toEqual([]);
});

test('[RN7] nor is it sent, or asked for by its text', () => {
  const sent = new Set(codeOf('shared/protocol/**/*.ts').match(/\w+(?=\??:)/g));
  expect(INNER_NAMES.filter((name) => sent.has(name))).toEqual([]);
  const quoted = new Set(
    [...codeOf(INNER).matchAll(/['"`](\w+)['"`]/g)].map(([, word]) => word ?? ''),
  );
  expect(INNER_NAMES.filter((name) => quoted.has(name))).toEqual([]);
});

test('[RN7] nor does a player look for it in an event', () => {
  const events = codeOf('node_modules/@rrweb/types/dist/index.d.ts');
  const told = /declare type (?!Mirror)\w+ = [\s\S]*?(?=\n(?:export )?declare|$)/g;
  const inEvents = (events.match(told) ?? []).flatMap((type) => type.match(/\w+(?=\??:)/g) ?? []);
  expect(inEvents).toEqual(expect.arrayContaining(['ranges', 'positions', 'styleIds', 'parentId']));
  // Of the player's own objects, and one that is taken out of what is written down.
  const own = ['getId', 'getNode', 'mutation', 'needBlock'];
  expect(INNER_NAMES.filter((name) => inEvents.includes(name))).toEqual(own);
});

test('[RN7] nor does it pass to another chunk of the visitor script', () => {
  const recording = codeOf('visitor/record/recording.ts');
  const others = codeOf('visitor/{*,cobrowse/**/*,observe/**/*,widget/**/*,wire/**/*}.{ts,tsx}');
  const passed = new Set(`${recording}\n${others}`.match(/(?<=[.{,]\s*)\w+/g));
  expect(INNER_NAMES.filter((name) => passed.has(name))).toEqual([]);
});

test('[RN7] each is still used', () => {
  const used = new Set(codeOf(INNER).match(/\w+/g));
  expect(INNER_NAMES.filter((name) => !used.has(name))).toEqual([]);
});
