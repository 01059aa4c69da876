import { expect, test } from 'vitest';
import { newResync } from '../../../../extension/cobrowse/resync.ts';
import {
  COBROWSE_CHECKPOINT_EVERY_MS,
  COBROWSE_NEED_MAX_MS,
} from '../../../../shared/protocol/limits.ts';

test('[VW3] a picture is asked for at once, and again while none comes', () => {
  const resync = newResync();
  expect(resync.dueInMs(0)).toBeNull();
  resync.need('gap', 0);
  resync.need('warning', 0);
  expect(resync.dueInMs(0)).toBe(0);
  expect(resync.asked(0)).toBe('gap');
  expect(resync.dueInMs(500)).toBe(COBROWSE_CHECKPOINT_EVERY_MS - 500);
  resync.opened(600);
  expect(resync.dueInMs(10_000)).toBeNull();
});

test('[VW3, LM1] pictures that all turn out wrong are asked for ever more rarely, down to one in COBROWSE_NEED_MAX_MS', () => {
  const resync = newResync();
  const asked: number[] = [];
  let now = 0;
  for (let round = 0; round < 12; round += 1) {
    resync.need('differs', now);
    now += resync.dueInMs(now) ?? 0;
    asked.push(now);
    resync.asked(now);
    resync.opened(now + 10);
  }
  const gaps = asked.slice(1).map((at, index) => at - (asked[index] ?? 0));
  expect(gaps[0]).toBe(COBROWSE_CHECKPOINT_EVERY_MS);
  expect(gaps.at(-1)).toBe(COBROWSE_NEED_MAX_MS);
  expect(asked.filter((at) => at < 60_000).length).toBeLessThan(8);
});

test('[VW3] after a picture that was right for a while the next one is asked for soon again', () => {
  const resync = newResync();
  for (let now = 0; now < 3; now += 1) {
    resync.need('differs', now);
    resync.asked(now);
    resync.opened(now);
  }
  resync.need('gap', 10 * COBROWSE_NEED_MAX_MS);
  resync.asked(10 * COBROWSE_NEED_MAX_MS);
  expect(resync.dueInMs(10 * COBROWSE_NEED_MAX_MS)).toBe(COBROWSE_CHECKPOINT_EVERY_MS);
});
