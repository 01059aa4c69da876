import { asId, type MessageId, type OfferId } from '../../../shared/kernel/ids.ts';
import type { OfferReject } from '../../../shared/protocol/messages/engagement.ts';
import { DONE, type Outcome, refuse, type VisitorCaller, type Work } from '../context.ts';
import { settleAndShow } from './settle-offer.ts';

/** The visitor says no. A no to what is already gone is no error: the card went while the finger moved. */
export async function rejectOffer(
  work: Work,
  who: VisitorCaller,
  command: OfferReject,
  _id: MessageId,
): Promise<Outcome> {
  const offer = await work.tx.offers.find(asId<OfferId>(command.offer));
  if (offer === null || offer.visitor !== who.visitor) {
    return refuse('not-found', 'This offer does not exist.');
  }
  await settleAndShow(work, offer, 'rejected');
  return DONE;
}
