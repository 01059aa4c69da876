import { expect, it } from 'vitest';
import { checkSeeds, SIMULATION_TIMEOUT_MS } from './check-seeds.ts';
import { REGRESSIONS } from './regressions.ts';

it.each(REGRESSIONS)(
  '[SM1] seed $seed stays mended ($was)',
  async ({ seed }) => {
    expect(await checkSeeds(seed, 1)).toBeGreaterThan(0);
  },
  SIMULATION_TIMEOUT_MS,
);
