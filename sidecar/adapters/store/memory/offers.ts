import type { Offer } from '../../../domain/engagement/offer.ts';
import type { Offers } from '../../../ports/store/offers.ts';
import { by, forgetOldest, type Journal, table } from './table.ts';

const oldest = by<Offer>([(row) => row.qualifiedAt, (row) => row.offer]);
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
    since: async (since) =>
      offers
        .all()
        .filter((row) => row.qualifiedAt >= since)
        .sort(oldest),
    erase: async (visitor) => {
      const own = offers.in('visitor', visitor);
      for (const row of own) offers.delete(row.offer);
      return own.length;
    },
    forget: async (before, max) =>
      forgetOldest(
        offers,
        (row) => row.offer,
        (row) => row.qualifiedAt,
        before,
        max,
      ),
  };
}
