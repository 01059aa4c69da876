import type { ActionMapId, ShopId } from '../../../shared/kernel/ids.ts';
import { elapsed } from '../../../shared/kernel/time.ts';
import type { OpenOffer } from '../../domain/engagement/foresee.ts';
import type { Offer } from '../../domain/engagement/offer.ts';
import { nobodyFor } from '../../domain/engagement/pacing.ts';
import type { Reason } from '../../domain/engagement/reason.ts';
import type { Work } from '../context.ts';
import { freeCapacity } from '../routing/free-capacity.ts';

type Foreseeing = Pick<Work, 'tx' | 'now' | 'policy' | 'foresight'>;

/** Why nobody could answer an offer of this map now; by hand with null. */
export async function noRoomFor(
  work: Foreseeing,
  shop: ShopId,
  actionMap: ActionMapId | null,
): Promise<Reason | null> {
  const open = asForeseen(work, await work.tx.offers.open());
  const next = work.foresight(shop).answeringOf(actionMap);
  return nobodyFor(open, next, await freeCapacity(work, shop));
}

/** Offers on screens as pacing counts them, in their order. */
export function asForeseen(
  { now, foresight }: Pick<Work, 'now' | 'foresight'>,
  open: readonly Offer[],
): readonly OpenOffer[] {
  return open.map(({ shop, actionMap, qualifiedAt }) => ({
    ageMs: elapsed(qualifiedAt, now),
    answering: foresight(shop).answeringOf(actionMap),
  }));
}
