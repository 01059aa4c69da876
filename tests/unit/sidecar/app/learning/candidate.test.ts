import { expect, test } from 'vitest';
import { asId, type ShopId } from '../../../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../../../shared/kernel/time.ts';
import { LEARNED_ORDERS_MIN, LEARNED_SESSIONS_MIN } from '../../../../../shared/protocol/limits.ts';
import { nodeDigest } from '../../../../../sidecar/adapters/ambient/system.ts';
import { isEnough, parted, seedOf } from '../../../../../sidecar/app/learning/candidate.ts';
import type { GatheredSession } from '../../../../../sidecar/app/learning/gather.ts';

const sessions = (count: number, ordered: number): readonly GatheredSession[] =>
  Array.from({ length: count }, (_, n) => ({
    startedAt: asEpochMs(n),
    isOrdered: n < ordered,
    examples: [],
  }));
const older = (count: number, ordered: number) => ({ older: sessions(count, ordered), newer: [] });

test('[LF5] the newest fifth of the sessions judges, the older ones teach', () => {
  const { older: teach, newer } = parted({
    sessions: sessions(10, 3),
    pages: new Map(),
    orderMinor: null,
  });
  expect(teach.map(({ startedAt }) => startedAt)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(newer.map(({ startedAt }) => startedAt)).toEqual([8, 9]);
});

test('[LF8] one session, order or visit without one too few is not enough', () => {
  const [many, few] = [LEARNED_SESSIONS_MIN, LEARNED_ORDERS_MIN];
  expect(isEnough(older(many, few))).toBe(true);
  expect(isEnough(older(many, many - few))).toBe(true);
  expect(isEnough(older(many - 1, few))).toBe(false);
  expect(isEnough(older(many, few - 1))).toBe(false);
  expect(isEnough(older(many, many - few + 1))).toBe(false);
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
