import type { VisitorId } from '../../../shared/kernel/ids.ts';
import { asEpochMs, type EpochMs } from '../../../shared/kernel/time.ts';
import { JOURNEY_EXTRAS_MAX } from '../../../shared/protocol/limits.ts';
import type { JourneyAct } from '../../../shared/protocol/messages/report.ts';
import type { Offer } from '../../domain/engagement/offer.ts';
import type { ReadHesitation } from '../../domain/session/journey.ts';
import type { Session } from '../../domain/session/session.ts';
import type { Work } from '../context.ts';

/** Which moments are asked for; null: no bound on that side. */
export interface Window {
  /** Belongs to it. */
  readonly from: EpochMs | null;
  /** No longer belongs to it. */
  readonly to: EpochMs | null;
}

/** What the sidecar added to a visitor's journey itself: hesitations it read, offers it stamped. */
export async function extrasOf(
  { tx }: Pick<Work, 'tx'>,
  visitor: VisitorId,
  window: Window,
): Promise<readonly JourneyAct[]> {
  const offers = await tx.offers.ofVisitor(visitor, window.from ?? asEpochMs(0));
  const sessions = await tx.sessions.ofVisitor(visitor, JOURNEY_EXTRAS_MAX);
  const read = sessions.flatMap((session) =>
    session.journey.read.map((row) => asAct(session, row)),
  );
  return [...offers.map(stamped), ...read]
    .filter(({ at }) => at >= (window.from ?? 0) && at < (window.to ?? Number.POSITIVE_INFINITY))
    .sort((one, other) => other.at - one.at)
    .slice(0, JOURNEY_EXTRAS_MAX);
}

function stamped({ session, qualifiedAt, offer, state, reasons, silence }: Offer): JourneyAct {
  return {
    session,
    at: qualifiedAt,
    place: 0,
    act: { type: 'offer.stamped', offer, state, reasons: [...reasons], silence },
  };
}

function asAct(
  { session }: Session,
  { hesitation, at, place, count, about }: ReadHesitation,
): JourneyAct {
  const reason = { kind: hesitation, count, about };
  return { session, at, place, act: { type: 'hesitation.read', hesitation, reason } };
}
