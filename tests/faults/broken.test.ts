import { beforeAll, expect, test } from 'vitest';
import { BREAKINGS, type BreakingName } from './clients/variants.ts';
import { SECONDS_OF_FAULTS } from './harness/broken.ts';
import { WAIT_SHARE } from './harness/minute.ts';
import { ourCast } from './harness/our-cast.ts';
import { run } from './harness/run.ts';
import { seedOfThisRun } from './harness/seed.ts';
import { type Judged, judge, type Told } from './harness/verdict.ts';

/** A fault must fall on the right moment: what one run does not show is looked for in the next. */
const RUNS_MAX = 4;
const LEFT_OUT: readonly (readonly [BreakingName, keyof Judged, 'toVisitors' | 'toAgents'])[] = [
  ['no-resend', 'lost', 'toVisitors'],
  ['no-ids', 'doubled', 'toVisitors'],
  ['no-turn', 'reordered', 'toVisitors'],
  ['no-cursor', 'doubled', 'toAgents'],
  ['no-catching-up', 'lost', 'toAgents'],
];

type Both = Readonly<Record<'toVisitors' | 'toAgents', Judged>>;
const runs: (readonly Told[])[] = [];
const seed = seedOfThisRun();

// The same product and faults for all, but of five of the six panels one safeguard is left out.
beforeAll(async () => {
  while (runs.length < RUNS_MAX && !LEFT_OUT.every(isFound)) {
    const cast = ourCast({ agentBreaks: BREAKINGS, waitShare: WAIT_SHARE });
    const outcome = await run(cast, { ...SECONDS_OF_FAULTS, seed: seed + runs.length });
    const faults = JSON.stringify(outcome.faults);
    console.log(`seed ${seed + runs.length}: ${outcome.lines} lines, faults ${faults}`);
    runs.push(outcome.told);
  }
}, 900_000);

function isFound([breaks, what, way]: (typeof LEFT_OUT)[number]): boolean {
  return judgeEach(breaks).some((both) => both[way][what] > 0);
}

/** Each run by itself: a line's place is one of its own run. */
function judgeEach(breaks: BreakingName): readonly Both[] {
  const panel = `agent-${BREAKINGS.indexOf(breaks)}`;
  return runs.map((told) => {
    const own = told.filter(({ accepted }) => panel in accepted);
    expect(own.length).toBeGreaterThan(0);
    return {
      toVisitors: judge(own, 'agent', 'visitor'),
      toAgents: judge(own, 'visitor', 'agent'),
    };
  });
}

test.each(LEFT_OUT)('[FT4] a panel with %s is found out: lines are %s', (breaks, what, way) => {
  const told = JSON.stringify(judgeEach(breaks));
  expect(isFound([breaks, what, way]), `${runs.length} runs from seed ${seed}: ${told}`).toBe(true);
});

test('[FT4] the panel of which nothing is left out comes through the same run unharmed', () => {
  const unharmed = { lost: 0, doubled: 0, reordered: 0, strange: 0 };
  for (const both of judgeEach('nothing')) {
    expect(both, `seed ${seed}`).toMatchObject({ toVisitors: unharmed, toAgents: unharmed });
  }
});
