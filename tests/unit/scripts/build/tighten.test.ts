import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import {
  grouped,
  tightened,
  withArrows,
  withNumbers,
  withPlainReads,
} from '../../../../scripts/build/tighten.ts';

const plain = (code: string): string => code.replace(/\s+/g, ' ').trim();

test('[RN7] what is read by its name is read as a field', () => {
  expect(withPlainReads('f(Reflect.get(field, "form") === form);')).toBe(
    'f((field).form === form);',
  );
  expect(withPlainReads('x = Reflect.get(Reflect.get(a ?? b, "c"), name);')).toBe(
    'x = ((a ?? b).c)[name];',
  );
  expect(withPlainReads('x = Reflect.get(a, "no-word");')).toBe('x = (a)["no-word"];');
  const called = 'Reflect.get(a, "b")(1); Reflect.set(a, "b", 1); mine.Reflect.get(a, "b");';
  expect(withPlainReads(called)).toBe(called);
});

test('[RN7] a number stands where its name was', () => {
  const code = 'const MOST = 60; var LEAST = -1; f({ most: MOST }, x.MOST, [LEAST]);';
  expect(plain(withNumbers(code))).toBe('f({ most: (60) }, x.MOST, [(-1)]);');
});

test.each([
  ['it is set', 'let last = 0; last = 1;'],
  ['it is counted up', 'let last = 0; last += 1; last++;'],
  ['something else has the same name', 'const size = 4; const f = (size) => size; f(size);'],
  [
    'something within a function has',
    'const size = 4; function f() { const size = g(); return size; }',
  ],
  ['what is taken out of another thing has', 'const size = 4; { const { b: [size] } = f(); }'],
  ['it goes to another chunk', 'const size = 4; export { size };'],
  ['it is passed on under its name', 'const size = 4; f({ size });'],
  ['it is long, and asked for twice', 'const SPREAD = 2654435769; f(SPREAD, SPREAD);'],
  ['it runs through a list', 'let each = 0; for (each of list) f();'],
  ['it is no number', 'const text = "a"; f(text);'],
])('[RN7] a number keeps its name when %s', (_, code) => {
  expect(withNumbers(code)).toBe(code);
});

test('[RN7] a function that asks for nothing of its own is an arrow', () => {
  expect(withArrows('function f(a, { b = 1 }, ...c) { return a; }')).toBe(
    'const f = (a, { b = 1 }, ...c) => { return a; };',
  );
  expect(withArrows('function f() { return { g() { return this; } }; }')).toMatch(
    /^const f = \(\) =>/,
  );
});

test.each([
  'function f() { return this; }',
  'function f() { return () => arguments.length; }',
  'function f(a = this) { return a; }',
  'function F() {} const made = new F();',
  'function F() {} F.prototype.g = 1;',
  'function F() {} g(made instanceof F);',
  'function f() {} f = g;',
  'function* f() { yield 1; }',
  'async function f() { await 1; }',
  'function f() { return new.target; }',
  'const f = function () { return 1; };',
])('[RN7] %s stays', (code) => {
  expect(withArrows(code)).toBe(code);
});

test('[RN7] patterns and texts stand first, then functions, then what is done', () => {
  const code = [
    'import { a } from "./a.js";',
    'const known = new Set([a]);',
    'function* g() {}',
    'const IS = /x/;',
    'class Own extends Error {}',
    'const f = () => known.has(IS);',
    'let last = 0;',
    'f();',
    'export { f };',
  ];
  const [first, made, steps, is, own, arrow, last, done, out] = code;
  expect(grouped(code.join('\n')).split('\n')).toEqual([
    first,
    is,
    last,
    steps,
    arrow,
    made,
    own,
    done,
    out,
  ]);
});

test('[RN7] what is written in another way does the same', () => {
  const code = `
    const told = [];
    const MOST = 2;
    function say(thing) { told.push(Reflect.get(thing, 'word')); }
    function* words() { for (let at = 0; at < MOST; at += 1) yield { word: at + MOST }; }
    const all = [...words()];
    all.forEach(say);
    function twice(text) { return text + text; }
    class Word { constructor(text) { this.text = twice(text); } }
    told.push(new Word('a').text);`;
  const run = (text: string): unknown => runInNewContext(`${text}\nJSON.stringify(told);`);
  expect(tightened(code)).toContain('const say =');
  expect(run(tightened(code))).toBe(run(code));
  expect(run(code)).toBe('[2,3,"aa"]');
});
