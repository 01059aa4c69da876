import { expect, it } from 'vitest';
import { asEpochMs } from '../../../../shared/kernel/time.ts';
import { tokenBucket } from '../../../../sidecar/gateway/token-bucket.ts';

const START = 1_000_000;
const at = (ms: number) => asEpochMs(START + ms);

it('[LM1] lets a burst through at once, then so many a second', () => {
  const bucket = tokenBucket(3, 2, at(0));
  const taken = [0, 0, 0, 0, 499, 500, 500, 1_000, 1_001].map((ms) => bucket.take(at(ms)));
  expect(taken).toEqual([true, true, true, false, false, true, false, true, false]);
});

it('[LM1] never saves up more than the burst', () => {
  const bucket = tokenBucket(2, 100, at(0));
  const taken = [0, 1, 2].map(() => bucket.take(at(3_600_000)));
  expect(taken).toEqual([true, true, false]);
});

it('[LM1] a clock that goes back neither fills nor empties', () => {
  const bucket = tokenBucket(1, 1, at(10_000));
  expect(bucket.take(at(10_000))).toBe(true);
  expect(bucket.take(at(0))).toBe(false);
  expect(bucket.take(at(1_000))).toBe(true);
});
