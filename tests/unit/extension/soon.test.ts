import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { soon } from '../../../extension/background/soon.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('[BG3] however many commands are refused for now, they are tried again together and once', () => {
  let tries = 0;
  const retrySoon = soon(2_000, () => {
    tries += 1;
  });
  for (let refusals = 0; refusals < 200; refusals += 1) retrySoon();
  vi.advanceTimersByTime(10_000);
  expect(tries).toBe(1);
  retrySoon();
  vi.advanceTimersByTime(2_000);
  expect(tries).toBe(2);
});
