import type { KnownOrder } from '../../../domain/engagement/known-order.ts';
import type { Offer } from '../../../domain/engagement/offer.ts';
import type { Offers } from '../../../ports/store/offers.ts';
import { by, forgetOldest, type Journal, table } from './table.ts';

const oldest = by<Offer>([(row) => row.qualifiedAt, (row) => row.offer]);
const byName = by<KnownOrder>([(row) => row.shop, (row) => row.order]);
const orderKey = ({ shop, order }: Pick<KnownOrder, 'shop' | 'order'>): string =>
  `${shop} ${order}`;
const newest = by<Offer>([(row) => row.qualifiedAt, (row) => row.offer], -1);

export function memoryOffers(journal: Journal): Offers {
  const offers = table<Offer>(journal, {
    key: (row) => row.offer,
    groups: {
      state: (row) => row.state,
      session: (row) => row.session,
      visitor: (row) => row.visitor,
    },
  });

  const orders = table<KnownOrder>(journal, {
    key: orderKey,
    groups: { visitor: (row) => row.visitor },
  });

  return {
    find: async (offer) => offers.get(offer) ?? null,
    put: async (offer) => offers.put(offer),
    open: async () => [...offers.in('state', 'offered')].sort(oldest),
    ofSession: async (session) => [...offers.in('session', session)].sort(oldest),
    ofVisitor: async (visitor, since) =>
      offers
        .in('visitor', visitor)
        .filter((row) => row.qualifiedAt >= since)
        .sort(newest),
    after: async (place, max) =>
      offers
        .all()
        .filter(
          ({ qualifiedAt, offer }) =>
            place === null ||
            qualifiedAt > place.qualifiedAt ||
            (qualifiedAt === place.qualifiedAt && offer > place.offer),
        )
        .sort(oldest)
        .slice(0, max),
    since: async (since) =>
      offers
        .all()
        .filter((row) => row.qualifiedAt >= since)
        .sort(oldest),
    findOrder: async (shop, order) => orders.get(orderKey({ shop, order })) ?? null,
    putOrder: async (order) => orders.put(order),
    ordersOfVisitor: async (visitor) => [...orders.in('visitor', visitor)].sort(byName),
    erase: async (visitor) => {
      const own = offers.in('visitor', visitor);
      for (const row of own) offers.delete(row.offer);
      const claimed = orders.in('visitor', visitor);
      for (const row of claimed) orders.delete(orderKey(row));
      return own.length + claimed.length;
    },
    forget: async (before, max) =>
      forgetOldest(
        offers,
        (row) => row.offer,
        (row) => row.qualifiedAt,
        before,
        max,
      ),
    forgetOrders: async (before, max) =>
      forgetOldest(orders, orderKey, (row) => row.changedAt, before, max),
  };
}
