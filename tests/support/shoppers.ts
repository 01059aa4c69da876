import { asId } from '../../shared/kernel/ids.ts';
import { asEpochMs } from '../../shared/kernel/time.ts';
import type { Signal } from '../../shared/protocol/messages/session.ts';
import type { Offer } from '../../sidecar/domain/engagement/offer.ts';
import { callAsShop } from './shop-server.ts';
import type { TestSidecar } from './sidecar.ts';
import { openVisitor, pageViewed, type VisitorClient } from './visitor-client.ts';

const HESITATES: Signal = { type: 'hesitation.noticed', page: 'home', hesitation: 'coupon-focus' };
const MONEY = { minor: 80_00, currency: 'EUR' };

/** Somebody a map met. */
export interface Shopper {
  readonly client: VisitorClient;
  readonly offer: Offer;
}

/** A shopper who hesitates over the coupon, and the stamp that came of it. */
export async function hesitate(sidecar: TestSidecar): Promise<Shopper> {
  const client = await openVisitor(sidecar);
  await client.signal(pageViewed(), HESITATES);
  const visitor = asId<never>(client.welcome.visitor);
  const [offer] = await sidecar.environment.store.read((tx) =>
    tx.offers.ofVisitor(visitor, asEpochMs(0)),
  );
  if (offer === undefined) throw new Error('no map met them');
  return { client, offer };
}

/** Their page says that they ordered. */
export const claimed = (order: string): Signal => ({
  type: 'order.claimed',
  page: 'home',
  order,
  valueMinor: MONEY.minor,
  currency: MONEY.currency,
});

/** The shop's server says what became of the order. */
export function tellOrder(sidecar: TestSidecar, order: string, state: string) {
  const { minor: totalMinor, currency } = MONEY;
  const told = { order, basket: null, state, codes: [], totalMinor, currency };
  return callAsShop(sidecar, '/v1/orders', told);
}
