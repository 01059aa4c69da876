import { expect, test } from 'vitest';
import { asId, type ShopId } from '../../../../../shared/kernel/ids.ts';
import { LEARNED_ORDERS_MIN, LEARNED_SESSIONS_MIN } from '../../../../../shared/protocol/limits.ts';
import { nodeDigest } from '../../../../../sidecar/adapters/ambient/system.ts';
import { cutOf, isEnough, seedOf } from '../../../../../sidecar/app/learning/candidate.ts';

/** So many sessions, of which the first so many ended with an order. */
const sessions = (count: number, ordered: number) => ({
  startedAt: new Float64Array(count),
  isOrdered: Uint8Array.from({ length: count }, (_, n) => Number(n < ordered)),
});

test('[LF5] the newest fifth of the sessions judges, the older ones teach', () => {
  expect(cutOf(sessions(10, 3))).toBe(8);
  expect(cutOf(sessions(1, 0))).toBe(0);
  expect(cutOf(sessions(0, 0))).toBe(0);
});

test('[LF8] one session, order or visit without one too few is not enough', () => {
  const [many, few] = [LEARNED_SESSIONS_MIN, LEARNED_ORDERS_MIN];
  expect(isEnough(sessions(many, few), many)).toBe(true);
  expect(isEnough(sessions(many, many - few), many)).toBe(true);
  expect(isEnough(sessions(many - 1, few), many - 1)).toBe(false);
  expect(isEnough(sessions(many, few - 1), many)).toBe(false);
  expect(isEnough(sessions(many, many - few + 1), many)).toBe(false);
  // What judges does not teach.
  expect(isEnough(sessions(many + 1, few), many - 1)).toBe(false);
});

test('[LF8] shop and newest session decide the seed', () => {
  const by = { digest: nodeDigest() };
  const boots = asId<ShopId>('boots');
  const seed = seedOf(by, boots, 'session-9');
  expect(seedOf(by, boots, 'session-9')).toBe(seed);
  expect(seedOf(by, boots, 'session-8')).not.toBe(seed);
  expect(seedOf(by, asId('bikes'), 'session-9')).not.toBe(seed);
  expect(Number.isSafeInteger(seed)).toBe(true);
});
