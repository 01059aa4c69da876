import { expect, it } from 'vitest';
import { BUS_RETRY_FIRST_MS, BUS_RETRY_MAX_MS } from '../../../../../shared/protocol/limits.ts';
import { retries } from '../../../../../sidecar/adapters/bus/retries.ts';
import { seededChance } from '../../../../support/seeded-chance.ts';

const bounds = { retryFirstMs: BUS_RETRY_FIRST_MS, retryMaxMs: BUS_RETRY_MAX_MS };

it('[BS3, LM1] the next try waits longer each time, for ever and never longer than the bound, not all at one moment', () => {
  const tries = retries(bounds, seededChance(3).next);
  const waits = Array.from({ length: 40 }, () => {
    const waitMs = tries.waitMs();
    expect(tries.waitMs()).toBe(waitMs);
    tries.tried();
    return waitMs;
  });
  expect(waits[0]).toBeLessThanOrEqual(BUS_RETRY_FIRST_MS);
  expect(Math.max(...waits)).toBeLessThanOrEqual(BUS_RETRY_MAX_MS);
  expect(Math.min(...waits.slice(10))).toBeGreaterThanOrEqual(BUS_RETRY_MAX_MS / 2);
  expect(new Set(waits).size).toBe(waits.length);
  tries.succeeded();
  expect(tries.waitMs()).toBeLessThanOrEqual(BUS_RETRY_FIRST_MS);
});
