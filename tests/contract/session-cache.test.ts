import { expect, test } from 'vitest';
import { asId, type VisitorId } from '../../shared/kernel/ids.ts';
import { sessionCache } from '../../sidecar/adapters/store/sql/session-cache.ts';
import { aSession } from '../support/builders/session.ts';

const visitor = (n: number): VisitorId => asId<VisitorId>(`visitor-${n}`);
const held = (version: number) => ({ session: aSession(), version });

test('[LM1] only so many sessions are held: the one used longest ago goes', () => {
  const cache = sessionCache(2);
  cache.put(visitor(1), held(1));
  cache.put(visitor(2), held(1));
  cache.get(visitor(1));
  cache.put(visitor(3), held(1));
  expect([1, 2, 3].map((n) => cache.get(visitor(n))?.version)).toEqual([1, undefined, 1]);
});

test('[ST3] what a request that is rolled back put is forgotten, and only that', () => {
  const cache = sessionCache(9);
  cache.put(visitor(1), held(1));
  cache.settle();
  cache.put(visitor(2), held(1));
  cache.revert();
  expect([1, 2].map((n) => cache.get(visitor(n))?.version)).toEqual([1, undefined]);
});

test('[ST1] after a commit that failed nothing is held', () => {
  const cache = sessionCache(9);
  cache.put(visitor(1), held(1));
  cache.settle();
  cache.clear();
  expect(cache.get(visitor(1))).toBeUndefined();
});
