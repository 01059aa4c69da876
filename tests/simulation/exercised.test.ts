import { expect, it } from 'vitest';
import { SIMULATION_TIMEOUT_MS } from './check-seeds.ts';
import { simulate } from './simulate.ts';

const SEEDS = 60;

it(
  '[SM2] shoppers of every type come, and both arms are stamped, so that what holds of them is tried',
  async () => {
    const types = new Set<string>();
    let [offered, heldOut] = [0, 0];
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const { stamps, story } = await simulate(seed, { isWhole: true });
      offered += stamps.offered;
      heldOut += stamps.heldOut;
      for (const step of story) {
        const type = / is (sure|persuadable|lost|annoyed)$/.exec(step)?.[1];
        if (type !== undefined) types.add(type);
      }
    }
    expect(types.size).toBe(4);
    expect(offered).toBeGreaterThanOrEqual(10);
    expect(heldOut).toBeGreaterThanOrEqual(3);
  },
  SIMULATION_TIMEOUT_MS,
);
