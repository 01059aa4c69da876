import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CorpusBrowser, openCorpusBrowser } from './corpus-browser.ts';
import { findLeaks, type Leak } from './find-leaks.ts';
import { ECHO, type Run } from './page/corpus.ts';

let browser: CorpusBrowser;
let ordinary: Run;
let careful: Run;
let leaks: { readonly ordinary: readonly Leak[]; readonly careful: readonly Leak[] };
beforeAll(async () => {
  browser = await openCorpusBrowser();
  ordinary = await browser.run('toonbank', { kind: 'ordinary' });
  careful = await browser.run('toonbank', { kind: 'careful' });
  leaks = { ordinary: leaksOf(ordinary), careful: leaksOf(careful) };
});
afterAll(() => browser?.close());

const leaksOf = ({ planted, sent }: Run): readonly Leak[] => findLeaks(planted, sent);
const said = ({ sink, kind, time, as, secret }: Leak): string =>
  `${sink}, ${kind}, ${time}, ${as}: ${secret}`;

test('[MK1] no secret leaves an ordinary page, wherever and whenever it was put', () => {
  expect(ordinary.faults).toEqual([]);
  expect(new Set(ordinary.planted.map(({ sink }) => sink)).size).toBeGreaterThanOrEqual(60);
  expect(leaks.ordinary.map(said)).toEqual([]);
});

test('[MK2] what looks like nothing leaves no attribute that is not on the list', () => {
  const named = ordinary.planted.filter(({ kind }) => kind === 'word');
  expect(named.length).toBeGreaterThan(100);
  expect(leaks.ordinary.filter(({ kind }) => kind === 'word').map(said)).toEqual([]);
});

test('[MK3] passwords and payment never leave, also where the page marks them as fit to be seen', () => {
  const isMarked = ({ sink }: { readonly sink: string }): boolean =>
    /marked|password|card|code field/.test(sink);
  expect(ordinary.planted.filter(isMarked).length).toBeGreaterThan(50);
  expect([...leaks.ordinary, ...leaks.careful].filter(isMarked).map(said)).toEqual([]);
});

test('[MK4] from a careful page no name or address leaves either', () => {
  expect(careful.faults).toEqual([]);
  const more = careful.planted.length - ordinary.planted.length;
  expect(more).toBeGreaterThan(0);
  expect(leaks.careful.map(said)).toEqual([]);
});

test('[MK5] what the visitor typed is not read where the page says it again', async () => {
  const run = await browser.run('toonbank', { kind: 'ordinary' }, ECHO);
  expect(run.planted.length).toBeGreaterThan(0);
  expect(leaksOf(run).map(said)).toEqual([]);
});

test('[MK6] style sheets and the addresses of what they load say nothing either', () => {
  const isStyle = ({ sink }: { readonly sink: string }): boolean => /css|style|sheet/i.test(sink);
  expect(ordinary.planted.filter(isStyle).length).toBeGreaterThan(20);
  expect(leaks.ordinary.filter(isStyle).map(said)).toEqual([]);
});

test('[MK1] the same search finds what rrweb lets through with everything masked', async () => {
  const run = await browser.run('rrweb-most', { kind: 'ordinary' });
  expect(leaksOf(run).length).toBeGreaterThan(run.planted.length / 4);
});
