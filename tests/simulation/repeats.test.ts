import { expect, it } from 'vitest';
import { SIMULATION_TIMEOUT_MS } from './check-seeds.ts';
import { simulate } from './simulate.ts';

it(
  '[SM1] the same seed is the same story, whatever ran before it',
  async () => {
    const seeds = [11, 3, 7, 11, 7, 3];
    const hashes = new Map<number, string>();
    for (const seed of seeds) {
      const { hash } = await simulate(seed);
      expect(hashes.get(seed) ?? hash).toBe(hash);
      hashes.set(seed, hash);
    }
    expect(new Set(hashes.values()).size).toBe(3);
  },
  SIMULATION_TIMEOUT_MS,
);
