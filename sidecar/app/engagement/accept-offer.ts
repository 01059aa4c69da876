import {
  asId,
  type ConversationId,
  type MessageId,
  type OfferId,
} from '../../../shared/kernel/ids.ts';
import type { OfferAccept } from '../../../shared/protocol/messages/engagement.ts';
import { type Offer, settle } from '../../domain/engagement/offer.ts';
import { DONE, type Outcome, refuse, type VisitorCaller, type Work } from '../context.ts';
import { startConversation } from '../conversation/start.ts';
import { showOffer } from './settle-offer.ts';
import { tellEnd } from './tell-offer.ts';

/** The visitor says yes: the offer becomes a conversation. A second tab that says yes too joins the same one. */
export async function acceptOffer(
  work: Work,
  who: VisitorCaller,
  command: OfferAccept,
  _id: MessageId,
): Promise<Outcome> {
  const offer = await work.tx.offers.find(asId<OfferId>(command.offer));
  if (offer === null || offer.visitor !== who.visitor) {
    return refuse('not-found', 'This offer does not exist. Open the chat to ask your question.');
  }
  if (offer.state === 'accepted') return DONE;
  const accepted = settle(offer, 'accepted', work.now);
  if (!accepted.isOk) {
    return refuse('expired', 'This offer has ended. Open the chat to ask your question.');
  }
  return begin(work, who, offer, accepted.value, asId<ConversationId>(command.conversation));
}

async function begin(
  work: Work,
  who: VisitorCaller,
  offer: Offer,
  accepted: Offer,
  conversation: ConversationId,
): Promise<Outcome> {
  const { tx } = work;
  const visitor = await tx.visitors.find(who.visitor);
  if (visitor === null) return refuse('not-found', 'We do not know this visitor any more.');
  // Accepted first: starting the conversation takes room, and room taken withdraws open offers.
  await tx.offers.put({ ...accepted, conversation });
  const { session, offer: id } = offer;
  const { language } = who;
  const started = await startConversation(work, {
    visitor,
    conversation,
    session,
    offer: id,
    language,
  });
  if (started.kind === 'refused') {
    await tx.offers.put(offer);
    return started;
  }
  const open = await tx.conversations.openOf(who.visitor);
  const kept = await tx.offers.find(id);
  const settled = { ...(kept ?? accepted), conversation: open?.conversation ?? conversation };
  await tx.offers.put(settled);
  tellEnd(work, settled);
  await showOffer(work, settled);
  return DONE;
}
