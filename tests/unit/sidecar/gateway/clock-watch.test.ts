import { expect, it } from 'vitest';
import { CLOCK_JUMP_MIN_MS } from '../../../../shared/protocol/limits.ts';
import { type ClockWatch, watchClock } from '../../../../sidecar/gateway/clock-watch.ts';
import type { Log } from '../../../../sidecar/ports/ambient.ts';
import { fakeClock } from '../../../support/fake-clock.ts';

const HOUR_MS = 3_600_000;
const SETTLED_AFTER_MS = 1_800_000;

function aWatch() {
  const clock = fakeClock();
  const warned: object[] = [];
  const log: Log = {
    debug: () => undefined,
    info: () => undefined,
    warn: (msg, fields) => void warned.push({ msg, ...fields }),
    error: () => undefined,
  };
  let steady = 1_000;
  const watch: ClockWatch = watchClock({
    clock,
    log,
    settledAfterMs: SETTLED_AFTER_MS,
    steadyMs: () => steady,
  });
  const pass = (ms: number): void => {
    clock.advance(ms);
    steady += ms;
    watch.look();
  };
  return { clock, watch, warned, pass };
}

it('[CK1] a clock is trusted once it has gone evenly for long enough', () => {
  const { watch, pass, warned } = aWatch();
  pass(SETTLED_AFTER_MS - 1);
  expect(watch.isSettled()).toBe(false);
  expect(watch.sentence()).toBeNull();
  pass(1);
  expect(watch.isSettled()).toBe(true);
  expect(warned).toEqual([]);
});

it.each([
  [24 * HOUR_MS, 'forward', '24 hours forward'],
  [-HOUR_MS, 'back', '60 minutes back'],
  [CLOCK_JUMP_MIN_MS, 'forward', '5 seconds forward'],
  [64 * 365 * 24 * HOUR_MS, 'forward', '23360 days forward'],
])('[CK1] a jump of %i ms %s is logged, said, and waited out', (byMs, _, words) => {
  const { clock, watch, pass, warned } = aWatch();
  pass(SETTLED_AFTER_MS);
  clock.advance(byMs);
  pass(1_000);
  expect(warned).toEqual([{ msg: 'clock-jumped', byMs }]);
  expect(watch.isSettled()).toBe(false);
  expect(watch.sentence()).toContain(words);
  pass(SETTLED_AFTER_MS);
  expect(watch.isSettled()).toBe(true);
  expect(watch.sentence()).toBeNull();
  expect(warned).toHaveLength(1);
});

it('[CK1] a clock that is put right again is a second jump, and the waiting begins anew', () => {
  const { clock, watch, pass, warned } = aWatch();
  pass(SETTLED_AFTER_MS);
  clock.advance(HOUR_MS);
  pass(SETTLED_AFTER_MS - 1);
  clock.advance(-HOUR_MS);
  pass(1);
  expect(warned).toHaveLength(2);
  expect(watch.isSettled()).toBe(false);
});

it('[CK4] for how long it has gone evenly is known at any moment, a jump not yet looked at included', () => {
  const { clock, watch, pass } = aWatch();
  pass(SETTLED_AFTER_MS);
  expect(watch.evenForMs()).toBe(SETTLED_AFTER_MS);
  clock.advance(CLOCK_JUMP_MIN_MS);
  expect(watch.evenForMs()).toBe(0);
  pass(1_000);
  expect(watch.evenForMs()).toBe(0);
  pass(1_000);
  expect(watch.evenForMs()).toBe(1_000);
});

it('[CK1] what a time service corrects little by little is no jump', () => {
  const { clock, watch, pass, warned } = aWatch();
  pass(SETTLED_AFTER_MS);
  for (let n = 0; n < 100; n += 1) {
    clock.advance(CLOCK_JUMP_MIN_MS - 1);
    pass(1_000);
  }
  expect(warned).toEqual([]);
  expect(watch.isSettled()).toBe(true);
});
