import type { World } from '../world.ts';
import type { Rule } from './rule.ts';
import { slotsFree } from './slots-free.ts';

// The ticker withdraws what became too many by time alone; a tick may wait for a slow disk or a restart.
const STANDS_MAX_MS = 2_500;

/** EN8: offers on screen never exceed what those who are there could still take. */
export function pacing(world: World): Rule {
  let tooManySince: number | null = null;
  let open = new Set<string>();
  return {
    name: 'EN8',
    async committed(tx) {
      const offers = await tx.offers.open();
      const free = await slotsFree(tx, world.now());
      const isNew = offers.some(({ offer }) => !open.has(offer));
      open = new Set(offers.map(({ offer }) => offer));
      if (offers.length <= free) {
        tooManySince = null;
        return null;
      }
      if (isNew) return `${offers.length} offers are open for ${free} free slots, one of them new`;
      if (world.process() === null || world.disk.isBad()) tooManySince = null;
      tooManySince = Math.max(tooManySince ?? world.times.now(), world.listensSinceMs());
      const stoodMs = world.times.now() - tooManySince;
      if (stoodMs <= STANDS_MAX_MS) return null;
      return `${offers.length} offers stand open for ${stoodMs} ms with ${free} free slots`;
    },
  };
}
