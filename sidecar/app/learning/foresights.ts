import type { ShopId } from '../../../shared/kernel/ids.ts';
import { type Foresight, NO_FORESIGHT } from '../../domain/engagement/foresight.ts';
import type { Foresights } from '../context.ts';

/** Nothing is learned of any shop yet. */
export function openForesights(first: Foresight = NO_FORESIGHT): Foresights {
  const byShop = new Map<ShopId, Foresight>();
  return {
    of: (shop) => byShop.get(shop) ?? first,
    become: (shop, foresight) => {
      byShop.set(shop, foresight);
    },
  };
}
