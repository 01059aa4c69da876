import { asId } from '../../shared/kernel/ids.ts';
import type { Environment } from '../../sidecar/app/context.ts';
import type { Offer } from '../../sidecar/domain/engagement/offer.ts';
import { anOffer } from './builders/offer.ts';

type Around = Pick<Environment, 'store' | 'clock'>;

let made = 0;

/**
 * So many visitors, each met once by a map now; the first `orders` of them with an order that their page claimed, the first
 * `confirmed` of these with one that the shop confirmed.
 */
export async function putStamps(
  { store, clock }: Around,
  count: number,
  but: Partial<Offer>,
  orders = 0,
  confirmed = orders,
): Promise<void> {
  const at = clock.now();
  await store.transact(async (tx) => {
    for (let n = 0; n < count; n += 1) {
      made += 1;
      const ids = { offer: asId<never>(`o-${made}`), visitor: asId<never>(`v-${made}`) };
      const orderedAt = n < orders ? at : null;
      const confirmedAt = n < confirmed ? at : null;
      await tx.offers.put(anOffer({ ...ids, qualifiedAt: at, orderedAt, confirmedAt, ...but }));
    }
  });
}
