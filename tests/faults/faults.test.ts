import { expect, test } from 'vitest';
import { MINUTE_OF_FAULTS, WAIT_SHARE } from './harness/minute.ts';
import { ourCast } from './harness/our-cast.ts';
import { run } from './harness/run.ts';
import { seedOfThisRun } from './harness/seed.ts';

const ALL_THERE = { lost: 0, doubled: 0, reordered: 0, strange: 0 };
const FAULTS_MIN = 200;

test('[FT3] through a minute of faults no line is lost, doubled or out of its order, either way', async () => {
  const seed = seedOfThisRun();
  const cast = ourCast({ agentBreaks: [], waitShare: WAIT_SHARE });
  const { faults, faultsTotal, lines, judged, log } = await run(cast, {
    ...MINUTE_OF_FAULTS,
    seed,
  });
  console.log(`seed ${seed}: ${lines} lines, faults ${JSON.stringify(faults)}`);
  expect(judged, `seed ${seed}\n${log}`).toMatchObject({
    toAgents: ALL_THERE,
    toVisitors: ALL_THERE,
    toOtherTab: ALL_THERE,
    fromVisitorsKept: ALL_THERE,
    fromAgentsKept: ALL_THERE,
  });
  expect(faultsTotal, JSON.stringify(faults)).toBeGreaterThanOrEqual(FAULTS_MIN);
  // A network that never failed in one of these ways was not the network that was meant.
  for (const kind of [
    'reset',
    'finish',
    'black-hole',
    'delay',
    'truncate',
    'refuse',
    'kill',
    'sleep',
    'death',
  ])
    expect(faults[kind] ?? 0, kind).toBeGreaterThan(0);
  expect(lines).toBeGreaterThan(500);
  for (const { due } of Object.values(judged)) expect(due).toBeGreaterThan(0);
});
