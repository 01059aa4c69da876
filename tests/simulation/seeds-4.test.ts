import { expect, it } from 'vitest';
import { checkSeeds, SIMULATION_TIMEOUT_MS } from './check-seeds.ts';

const FROM = 376;
const BLOCK = 25;

it.each([0, 1, 2, 3, 4])(
  '[FD4] block %i: everybody is told everything, once, in order, and nobody anything else',
  async (block) => {
    expect(await checkSeeds(FROM + block * BLOCK, BLOCK)).toBeGreaterThan(0);
  },
  SIMULATION_TIMEOUT_MS,
);
