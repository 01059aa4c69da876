import type { ShopId } from '../../../shared/kernel/ids.ts';
import { confirmed } from '../../domain/engagement/known-order.ts';
import { stampConfirmed } from '../../domain/engagement/offer.ts';
import type { Work } from '../context.ts';

/**
 * The shop's server said that an order is paid, or that it came to nothing: the offers of the visit whose page
 * claimed it are stamped, in both arms (SPEC MS4). One that no page has claimed is kept for when it does.
 */
export async function confirmOrder(
  { tx, now }: Work,
  shop: ShopId,
  order: string,
  isPaid: boolean,
): Promise<void> {
  const known = await tx.offers.findOrder(shop, order);
  const kept = confirmed(known, { shop, order, isPaid }, now);
  if (kept === null || kept === known) return;
  await tx.offers.putOrder(kept);
  if (kept.session === null) return;
  for (const offer of await tx.offers.ofSession(kept.session)) {
    await tx.offers.put(stampConfirmed(offer, kept.confirmedAt));
  }
}
