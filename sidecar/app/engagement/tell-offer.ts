import type { OfferShown } from '../../../shared/protocol/messages/engagement.ts';
import { FLOOR, ofVisitor } from '../../domain/audience.ts';
import type { Offer } from '../../domain/engagement/offer.ts';
import type { Work } from '../context.ts';

/** What stands on the card. */
export type Card = Pick<OfferShown, 'words' | 'agentName'>;

/** A session qualified: the floor hears of it in every arm, the visitor only of an offer. */
export function tellStamp(work: Work, offer: Offer, card: Card): void {
  const { session, visitor, actionMap, state, reasons, silence } = offer;
  work.tell(FLOOR, {
    type: 'session.qualified',
    session,
    visitor,
    offer: offer.offer,
    actionMap,
    state,
    reasons: [...reasons],
    silence,
  });
  if (state !== 'offered' || offer.expiresAt === null) return;
  work.tell(ofVisitor(visitor), {
    type: 'offer.shown',
    offer: offer.offer,
    words: card.words,
    agentName: card.agentName,
    expiresAt: offer.expiresAt,
  });
}

/** An offer ended: the card goes, in all tabs. */
export function tellEnd(work: Work, { offer, session, visitor, state }: Offer): void {
  work.tell(ofVisitor(visitor), { type: 'offer.gone', offer, state });
  work.tell(FLOOR, { type: 'offer.settled', session, offer, state });
}
