import { globSync, readFileSync } from 'node:fs';
import { parseSync } from 'rolldown/utils';
import { expect, test } from 'vitest';
import { eachPart, type Part, partsOf } from '../../../../scripts/build/chunk-tree.ts';
import { INNER_NAMES } from '../../../../scripts/build/inner-names.ts';
import { inProject } from '../../../../scripts/project.ts';

const INNER = '{visitor/record/**,shared/frames}/*.ts';
const BROWSER = 'node_modules/@typescript/*/lib/lib.{dom,es}*.d.ts';

/** Code without what is said about it, and without names that are asked for as types only. */
function codeOf(pattern: string): string {
  return globSync(pattern, { cwd: inProject() })
    .map((file) => readFileSync(inProject(file), 'utf8'))
    .join('\n')
    .replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '')
    .replace(/(?:Pick|Omit)<[^;{]*>|\['\w+'\]/g, '');
}

/** Names of fields that these files declare, make or ask for, and of what they declare for everybody. */
function namesIn(...patterns: readonly string[]): ReadonlySet<unknown> {
  const names = new Set<unknown>();
  for (const file of patterns.flatMap((pattern) => globSync(pattern, { cwd: inProject() }))) {
    const lang = file.endsWith('.d.ts') ? 'dts' : 'ts';
    const text = readFileSync(inProject(file), 'utf8');
    const [program] = partsOf(parseSync(file, text, { lang, sourceType: 'module' }).program);
    if (program === undefined) throw new Error(`${file} cannot be read`);
    eachPart(program, (part) => {
      for (const { name, value } of partsOf(namedBy(part))) names.add(name ?? value);
      return undefined;
    });
  }
  return names;
}

function namedBy({ type, key, property, id, computed }: Part): unknown {
  if (/^TS(?:Property|Method)Signature$|^(?:Property|Method)(?:Definition)?$/.test(type))
    return key;
  if (type === 'MemberExpression') return computed === true ? undefined : property;
  return type === 'VariableDeclarator' ? id : undefined;
}

const innerAmong = (names: ReadonlySet<unknown>) => INNER_NAMES.filter((name) => names.has(name));

test('[RN7] no name that is made shorter is one of the browser’s', () => {
  const names = namesIn(BROWSER);
  expect(names).toContain('parentNode');
  expect(names).toContain('CSSStyleSheet');
  expect(names.size).toBeGreaterThan(5_000);
  expect(innerAmong(names)).toEqual([]);
});

test('[RN7] nor is it sent, or asked for by its text', () => {
  // A frame's header is sixteen bytes, whatever its fields are called at either end.
  const sent = namesIn('shared/protocol/!(frame).ts', 'shared/protocol/*/**/*.ts');
  expect(sent).toContain('checkpoint');
  expect(innerAmong(sent)).toEqual([]);
  const quoted = [...codeOf(INNER).matchAll(/['"`](\w+)['"`]/g)].map(([, word]) => word);
  expect(innerAmong(new Set(quoted))).toEqual([]);
});

test('[RN7] nor does a player look for it in an event', () => {
  const inEvents = namesIn('node_modules/@rrweb/types/dist/index.d.ts');
  expect([...inEvents]).toEqual(
    expect.arrayContaining(['ranges', 'positions', 'styleIds', 'parentId']),
  );
  // Of the player's own objects, and one that is taken out of what is written down.
  const own = ['emit', 'getId', 'getNode', 'mutation', 'needBlock'];
  expect(innerAmong(inEvents)).toEqual(own);
});

test('[RN7] nor does it pass to another chunk of the visitor script', () => {
  // What this chunk takes from others, and what it is asked for.
  const taken = [
    ...codeOf('visitor/record/**/*.ts').matchAll(
      /^import (?!type)[^;]*? from '(?:\.\.\/)+(?!shared)(\w[\w/-]*\.ts)'/gm,
    ),
  ].map(([, path]) => `visitor/{,record/}${path}`);
  expect(taken).toContain('visitor/{,record/}observe/page-type.ts');
  const passed = namesIn('visitor/record/recording.ts', ...taken);
  expect([...passed]).toEqual(expect.arrayContaining(['elementOf', 'isAboutProduct']));
  expect(innerAmong(passed)).toEqual([]);
  const others = codeOf('visitor/{*,cobrowse/**/*,observe/**/*,widget/**/*,wire/**/*}.{ts,tsx}');
  const lines = others.match(/^(?!import type).*['"][^'"]*\/record\/.*$/gm);
  expect(lines).toEqual([expect.stringContaining("import('../record/record.ts')")]);
});

test('[RN7] each is still used', () => {
  const used = new Set(codeOf(INNER).match(/\w+/g));
  expect(INNER_NAMES.filter((name) => !used.has(name))).toEqual([]);
});
