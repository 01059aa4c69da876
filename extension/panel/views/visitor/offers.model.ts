import type { SessionQualified } from '../../../../shared/protocol/messages/engagement.ts';
import type { JourneyAct } from '../../../../shared/protocol/messages/report.ts';

/** One qualification as it stands now. */
export type OfferStanding = Pick<SessionQualified, 'offer' | 'state' | 'reasons' | 'silence'> & {
  readonly at: number;
};

/** Offers the floor was told of and those in the journey; the same one once, newest first. */
export function mergeOffers(
  told: readonly OfferStanding[],
  acts: readonly JourneyAct[],
): readonly OfferStanding[] {
  const offers = new Map<string, OfferStanding>();
  for (const { at, act } of [...acts].sort((a, b) => a.at - b.at)) {
    if (act.type !== 'offer.stamped') continue;
    const before = offers.get(act.offer);
    const reasons = act.reasons.length > 0 ? act.reasons : (before?.reasons ?? []);
    offers.set(act.offer, { ...act, reasons, at: before?.at ?? at });
  }
  // What the floor was told follows every change, also those a journey was not asked for since.
  for (const one of told) offers.set(one.offer, one);
  return [...offers.values()].sort((a, b) => b.at - a.at);
}
