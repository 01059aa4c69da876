import type { EpochMs } from '../../../../shared/kernel/time.ts';
import { type Offer, type OfferEnd, stampOrder } from '../offer.ts';
import type { PastVisit, Talk } from './past-visit.ts';
import type { Replayed } from './replay-rules.ts';

/**
 * Offers that have ended by then; all of them with null. One that was made then too ends as it did, any other is taken to
 * time out: nobody knows what would have been said to it.
 */
export function settledBy(
  replayed: readonly Replayed[],
  past: Pick<PastVisit, 'stamps'>,
  at: EpochMs | null,
): readonly Replayed[] {
  if (replayed.every(({ offer }) => offer.state !== 'offered')) return replayed;
  return replayed.map((each) => {
    if (each.offer.state !== 'offered') return each;
    const { end, endedAt } = endOf(each, past);
    if (at !== null && (endedAt === null || at < endedAt)) return each;
    return { ...each, offer: { ...each.offer, state: end, settledAt: endedAt } };
  });
}

function endOf(
  { offer, wasMade }: Replayed,
  { stamps }: Pick<PastVisit, 'stamps'>,
): { readonly end: OfferEnd; readonly endedAt: EpochMs | null } {
  const was = wasMade ? stamps.find((each) => each.offer === offer.offer) : undefined;
  const end = was === undefined ? null : endIn(was);
  if (end === null || was === undefined) return { end: 'timed-out', endedAt: offer.expiresAt };
  return { end, endedAt: was.settledAt ?? offer.expiresAt };
}

function endIn({ state }: Offer): OfferEnd | null {
  switch (state) {
    case 'accepted':
    case 'rejected':
    case 'timed-out':
    case 'withdrawn':
      return state;
    default:
      return null;
  }
}

/** The page claims an order: what is open is withdrawn, and every stamp of the session has its outcome. */
export function orderedNow(replayed: readonly Replayed[], at: EpochMs): readonly Replayed[] {
  return replayed.map((each) => {
    const { offer } = each;
    const ended: Offer =
      offer.state === 'offered' ? { ...offer, state: 'withdrawn', settledAt: at } : offer;
    return { ...each, offer: stampOrder(ended, at) };
  });
}

/** Whether a conversation goes on. One that came of an offer is there only when that was made again, by the same name. */
export function isTalking(
  talks: readonly Talk[],
  offers: readonly Pick<Offer, 'offer'>[],
  at: EpochMs,
): boolean {
  return talks.some(
    ({ offer, from, to }) =>
      from <= at &&
      (to === null || at < to) &&
      (offer === null || offers.some((each) => each.offer === offer)),
  );
}

/** Offers by hand as they stood at that moment: they come whatever the maps are. */
export function byHandAt({ stamps }: Pick<PastVisit, 'stamps'>, at: EpochMs): readonly Offer[] {
  return stamps
    .filter(({ actionMap, qualifiedAt }) => actionMap === null && qualifiedAt <= at)
    .map((offer) => {
      const isOpen = offer.settledAt !== null && at < offer.settledAt;
      return isOpen ? { ...offer, state: 'offered', settledAt: null } : offer;
    });
}
