import { expect, it } from 'vitest';
import { SIMULATION_TIMEOUT_MS } from './check-seeds.ts';
import { MUTATIONS } from './mutations.ts';
import { simulate } from './simulate.ts';

const SEEDS_MAX = 100;

it.each(MUTATIONS)(
  '[SM1] $name is noticed',
  async ({ noticedBy, sabotage }) => {
    const noticed: string[] = [];
    for (let seed = 1; seed <= SEEDS_MAX; seed += 1) {
      const { broken } = await simulate(seed, { sabotage });
      if (broken !== null) noticed.push(broken.rule);
      if (broken !== null && noticedBy.includes(broken.rule)) break;
    }
    expect(noticedBy).toContain(noticed.at(-1));
  },
  SIMULATION_TIMEOUT_MS,
);
