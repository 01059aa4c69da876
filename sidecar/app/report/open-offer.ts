import type { VisitorId } from '../../../shared/kernel/ids.ts';
import type { OfferShown } from '../../../shared/protocol/messages/engagement.ts';
import type { Work } from '../context.ts';

/** The card that is on this visitor's screen now, if one is. */
export async function openOffer(
  work: Pick<Work, 'tx' | 'policy' | 'now'>,
  visitor: VisitorId,
): Promise<OfferShown | null> {
  const offer = (await work.tx.offers.open()).find((one) => one.visitor === visitor);
  if (offer === undefined || offer.expiresAt === null || offer.expiresAt <= work.now) return null;
  const map = work.policy.actionMaps.find(({ actionMap }) => actionMap === offer.actionMap);
  const by = offer.by === null ? null : await work.tx.agents.find(offer.by);
  return {
    type: 'offer.shown',
    offer: offer.offer,
    words: map?.words ?? null,
    agentName: by?.name ?? null,
    expiresAt: offer.expiresAt,
  };
}
