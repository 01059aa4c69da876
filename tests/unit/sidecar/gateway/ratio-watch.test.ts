import { expect, it } from 'vitest';
import { asProbability } from '../../../../shared/kernel/measure.ts';
import { RATIO_SINCE_MS, RATIO_WATCHED_EVERY_MS } from '../../../../shared/protocol/limits.ts';
import { countInto } from '../../../../sidecar/gateway/counters.ts';
import { watchRatios } from '../../../../sidecar/gateway/ratio-watch.ts';
import { testEnvironment } from '../../../support/environment.ts';
import { putStamps } from '../../../support/stamps.ts';

function aWatch() {
  const warned: object[] = [];
  const silent = testEnvironment().log;
  const log = {
    ...silent,
    warn: (message: string, fields?: object) => void warned.push({ message, ...fields }),
  };
  const environment = testEnvironment({ log });
  const counters = countInto(async () => ({}));
  const running: Promise<unknown>[] = [];
  const faults: unknown[] = [];
  let steady = 0;
  const watch = watchRatios({
    environment,
    counters,
    everyMs: RATIO_WATCHED_EVERY_MS,
    track: (work) => void running.push(work),
    faulted: (error) => void faults.push(error),
    steadyMs: () => steady,
  });
  return {
    environment,
    watch,
    warned,
    faults,
    meet: (count: number, state: 'held-out' | 'timed-out') =>
      putStamps(environment, count, { state, offeredWithChance: asProbability(0.5) }),
    async pass(ms: number): Promise<void> {
      steady += ms;
      environment.clock.advance(ms);
      watch.look();
      await Promise.all(running);
    },
    async metric(line: string): Promise<string | undefined> {
      const lines = (await counters.registry.metrics()).split('\n');
      return lines.find((each) => each.startsWith(line))?.slice(line.length + 1);
    },
  };
}

const OFF = 'toonbank_holdout_split_off{shop="boots"}';
const HELD_OUT = 'toonbank_holdout_visitors{shop="boots",arm="held-out"}';
const OFFERED = 'toonbank_holdout_visitors{shop="boots",arm="offered"}';

it('[MS3, LM1] a broken split is told once, is in the numbers, and in what the operator reads', async () => {
  const { meet, pass, metric, watch, warned, faults } = aWatch();
  await meet(10, 'held-out');
  await meet(10, 'timed-out');
  await pass(1);
  expect([await metric(OFF), await metric(HELD_OUT), await metric(OFFERED)]).toEqual([
    '0',
    '10',
    '10',
  ]);
  expect(watch.sentence()).toBeNull();
  await meet(30, 'timed-out');
  await pass(RATIO_WATCHED_EVERY_MS - 1);
  expect(await metric(OFF)).toBe('0');
  await pass(1);
  expect(await metric(OFF)).toBe('1');
  expect(watch.sentence()).toContain('boots (10 and 40)');
  await pass(RATIO_WATCHED_EVERY_MS);
  const told = { shop: 'boots', heldOut: 10, offered: 40, planned: 0.5 };
  expect(warned).toEqual([{ message: 'holdout-split-broken', ...told }]);
  expect(faults).toEqual([]);
});

it('[MS3, LM1] who was met longer than RATIO_SINCE_MS ago counts no more: a split that was mended is forgiven', async () => {
  const { meet, pass, metric, watch } = aWatch();
  await meet(40, 'timed-out');
  await pass(RATIO_SINCE_MS);
  expect(await metric(OFF)).toBe('1');
  await meet(20, 'held-out');
  await meet(20, 'timed-out');
  await pass(RATIO_WATCHED_EVERY_MS);
  expect(await metric(OFF)).toBe('0');
  expect(await metric(OFFERED)).toBe('20');
  expect(watch.sentence()).toBeNull();
});

it('[MS3] is left undone at a stop', async () => {
  const { meet, pass, metric, watch } = aWatch();
  await meet(40, 'timed-out');
  watch.stop();
  await pass(1);
  expect(await metric(OFF)).toBeUndefined();
});
