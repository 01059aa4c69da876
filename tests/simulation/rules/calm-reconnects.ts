import type { Life } from '../world/times.ts';
import type { World } from '../world.ts';
import type { Rule } from './rule.ts';

// From 250 ms on, doubling, half of each step spread: more than this in ten seconds is no backoff.
const WINDOW_MS = 10_000;
const DIALS_MAX = 20;

/** VS10: a page that has lost its connection waits longer and longer between tries; a panel tries when a person acts. */
export function calmReconnects({ times, owners, cuts }: World): Rule {
  const dials = new Map<Life, number[]>();
  return {
    name: 'VS10',
    dialled(life) {
      if (owners.get(life)?.kind !== 'visitor') return null;
      const recent = (dials.get(life) ?? []).filter((at) => times.now() - at < WINDOW_MS);
      recent.push(times.now());
      dials.set(life, recent);
      // After a cut on purpose the first try may come at once, each time.
      const tries = recent.length - (cuts.get(life) ?? 0);
      return tries > DIALS_MAX ? `${life.name} connects ${tries} times in 10 s` : null;
    },
  };
}
