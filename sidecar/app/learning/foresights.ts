import type { ShopId } from '../../../shared/kernel/ids.ts';
import { type Foresight, NO_FORESIGHT } from '../../domain/engagement/foresight.ts';
import type { Deciding } from '../../domain/engagement/learned-decision.ts';
import type { Foresights } from '../context.ts';
import { foresightOf } from './foresight-of.ts';

/** Nothing is learned of any shop yet. @param first what decides until then */
export function openForesights(first: Foresight = NO_FORESIGHT): Foresights {
  const byShop = new Map<ShopId, Foresight>();
  return {
    of: (shop) => byShop.get(shop) ?? first,
    become: (shop, foresight) => {
      byShop.set(shop, foresight);
    },
  };
}

/** Every shop begins with the prior; with none, with the plain rule (SPEC DP3). */
export function foresightsFrom(prior: Deciding | null): Foresights {
  return openForesights(foresightOf(null, null, prior, null));
}
