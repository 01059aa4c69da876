import { ofVisitor } from '../../../sidecar/domain/audience.ts';
import type { Offer } from '../../../sidecar/domain/engagement/offer.ts';
import type { Tx } from '../../../sidecar/ports/store.ts';
import { bends, type Mutation } from './mutation.ts';

/** Keeps a stamp as another. */
const stamps = (change: (tx: Tx, offer: Offer) => Promise<Offer>) =>
  bends((tx) => ({
    offers: { ...tx.offers, put: async (offer) => tx.offers.put(await change(tx, offer)) },
  }));

const isHeldOut = ({ state }: Offer): boolean => state === 'held-out';

/** Pieces of what decides who is offered something, and of consent. */
export const MUTATIONS_OF_OFFERS: readonly Mutation[] = [
  {
    name: 'an agent who may offer by hand to who is held out',
    noticedBy: ['EN2'],
    sabotage: stamps(async (_tx, offer) =>
      isHeldOut(offer) ? { ...offer, actionMap: null, state: 'timed-out', silence: null } : offer,
    ),
  },
  {
    name: 'a card on the page of who is held out',
    noticedBy: ['EN2'],
    sabotage: stamps(async (tx, offer) => {
      const { visitor, qualifiedAt } = offer;
      if (!isHeldOut(offer)) return offer;
      await tx.feed.append(ofVisitor(visitor), qualifiedAt, {
        type: 'offer.shown',
        offer: `card-${offer.offer}`,
        words: null,
        agentName: null,
        expiresAt: qualifiedAt + 60_000,
      });
      return offer;
    }),
  },
  {
    name: 'held-out stamps although nobody is there to answer',
    noticedBy: ['EN9'],
    sabotage: stamps(async (tx, offer) => {
      if (!isHeldOut(offer)) return offer;
      for (const agent of await tx.agents.all())
        await tx.agents.put({ ...agent, chosen: 'offline' });
      return offer;
    }),
  },
  {
    name: 'a stamp that forgets how the visit stood in one arm',
    noticedBy: ['EN9'],
    sabotage: stamps(async (_tx, offer) => {
      if (!isHeldOut(offer)) return offer;
      const { decided: _, ...rest } = offer;
      return rest;
    }),
  },
  {
    name: 'a no that ends no session',
    noticedBy: ['PV2'],
    sabotage: bends((tx) => ({
      sessions: {
        ...tx.sessions,
        put: (session) => tx.sessions.put({ ...session, endedAt: null }),
      },
    })),
  },
];
