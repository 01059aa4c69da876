import { beforeAll, expect, test } from 'vitest';
import { BREAKINGS, type BreakingName } from './clients/variants.ts';
import { SECONDS_OF_FAULTS } from './harness/broken.ts';
import { WAIT_SHARE } from './harness/minute.ts';
import { ourCast } from './harness/our-cast.ts';
import { run } from './harness/run.ts';
import { seedOfThisRun } from './harness/seed.ts';
import { type Judged, judge, type Told } from './harness/verdict.ts';

let told: readonly Told[];
const seed = seedOfThisRun();

// One run: the same product and faults for all, but of five of the six panels one safeguard is left out.
beforeAll(async () => {
  const cast = ourCast({ agentBreaks: BREAKINGS, waitShare: WAIT_SHARE });
  const outcome = await run(cast, { ...SECONDS_OF_FAULTS, seed });
  told = outcome.told;
  console.log(`seed ${seed}: ${outcome.lines} lines, faults ${JSON.stringify(outcome.faults)}`);
}, 300_000);

function judgeBoth(breaks: BreakingName): Readonly<Record<'toVisitors' | 'toAgents', Judged>> {
  const panel = `agent-${BREAKINGS.indexOf(breaks)}`;
  const own = told.filter(({ accepted }) => panel in accepted);
  expect(own.length).toBeGreaterThan(0);
  const both = {
    toVisitors: judge(own, 'agent', 'visitor'),
    toAgents: judge(own, 'visitor', 'agent'),
  };
  console.log(`${breaks}: ${JSON.stringify(both)}`);
  return both;
}

test.each<readonly [BreakingName, keyof Judged, 'toVisitors' | 'toAgents']>([
  ['no-resend', 'lost', 'toVisitors'],
  ['no-ids', 'doubled', 'toVisitors'],
  ['no-turn', 'reordered', 'toVisitors'],
  ['no-cursor', 'doubled', 'toAgents'],
  ['no-catching-up', 'lost', 'toAgents'],
])('[FT4] a panel with %s is found out: lines are %s', (breaks, what, way) => {
  expect(judgeBoth(breaks)[way][what], `seed ${seed}`).toBeGreaterThan(0);
});

test('[FT4] the panel of which nothing is left out comes through the same run unharmed', () => {
  const unharmed = { lost: 0, doubled: 0, reordered: 0, strange: 0 };
  expect(judgeBoth('nothing'), `seed ${seed}`).toMatchObject({
    toVisitors: unharmed,
    toAgents: unharmed,
  });
});
