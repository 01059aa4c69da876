import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBrowser } from '../../scripts/find-browser.ts';
import { type Mirror, openMirror } from './mirror.ts';
import type { Program } from './page/program.ts';
import { programs, restlessPrograms } from './programs.ts';
import { REGRESSIONS } from './regressions.ts';

const SEED = 20_261_122;
const PROGRAMS = 2_000;
const RESTLESS = 200;
const FAULTS_BY_CHANCE_MAX = 2;

let mirror: Mirror;

beforeAll(async () => {
  const found = findBrowser();
  if (found === undefined) throw new Error('No browser was found.');
  mirror = await openMirror(found.path);
});

afterAll(() => mirror?.close());

async function faultsOf(list: readonly Program[]): Promise<string[]> {
  const outcomes = await mirror.run(list);
  expect(outcomes).toHaveLength(list.length);
  return outcomes.flatMap(({ seed, fault }) => (fault === '' ? [] : `${seed}: ${fault}`));
}

test('[RC3] pages that once came out otherwise come out the same', async () => {
  expect(await faultsOf(REGRESSIONS)).toEqual([]);
});

test('[RC3, RC8] whatever a page does, the viewer has the same page and the same digest', async () => {
  const all = programs(SEED, PROGRAMS);
  const faults = await faultsOf(all);
  if (faults.length > 0) console.log(`came out otherwise at first: ${faults.join('; ')}`);
  // Seen once in some 10,000 pages, by chance of timing, in fields of a frame that went (2026112200458). A viewer
  // then asks for a new picture, because the digest differs; so such a page must come out right the next time.
  expect(faults.length).toBeLessThanOrEqual(FAULTS_BY_CHANCE_MAX);
  const again = all.filter(({ seed }) => faults.some((fault) => fault.startsWith(`${seed}:`)));
  expect(await faultsOf(again)).toEqual([]);
});

test('[VW9] who joins a page on which much comes and goes has the same page, and builds less', async () => {
  const outcomes = await mirror.run(restlessPrograms(SEED, RESTLESS));
  expect(outcomes).toHaveLength(RESTLESS);
  expect(
    outcomes.flatMap(({ seed, fault }) => (fault === '' ? [] : [`${seed}: ${fault}`])),
  ).toEqual([]);
  // Some thirty-five nodes a page; none would say that nothing was left out.
  expect(outcomes.filter(({ spared }) => spared > 0).length).toBeGreaterThan(RESTLESS / 2);
});

test('[RC3] a mirror that is told one thing less is found out', async () => {
  const list = programs(SEED, 40);
  const outcomes = await mirror.run(list, 'removes');
  expect(outcomes.filter(({ fault }) => fault !== '').length).toBeGreaterThan(5);
});
