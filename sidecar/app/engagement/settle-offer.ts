import { ok, type Result } from '../../../shared/kernel/result.ts';
import {
  type Offer,
  type OfferEnd,
  type OfferFault,
  settle,
} from '../../domain/engagement/offer.ts';
import { withOffer } from '../../domain/session/engaged-session.ts';
import type { Work } from '../context.ts';
import { showSession } from '../report/show-row.ts';
import { tellEnd } from './tell-offer.ts';

/** Ends an offer and tells both sides; the session's row is the caller's. */
export async function settleOffer(
  work: Work,
  offer: Offer,
  end: OfferEnd,
): Promise<Result<Offer, OfferFault>> {
  const settled = settle(offer, end, work.now);
  if (!settled.isOk) return settled;
  await work.tx.offers.put(settled.value);
  tellEnd(work, settled.value);
  return ok(settled.value);
}

/** The same, and the floor sees it in the session's row. */
export async function settleAndShow(
  work: Work,
  offer: Offer,
  end: OfferEnd,
): Promise<Result<Offer, OfferFault>> {
  const settled = await settleOffer(work, offer, end);
  if (settled.isOk) await showOffer(work, settled.value);
  return settled;
}

/** Keeps with the session how its offer stands, and shows its row while the session lasts. */
export async function showOffer(work: Work, offer: Offer): Promise<void> {
  const session = await work.tx.sessions.find(offer.session);
  if (session === null) return;
  const changed = withOffer(session, offer);
  await work.tx.sessions.put(changed);
  if (changed.endedAt !== null) return;
  const visitor = await work.tx.visitors.find(offer.visitor);
  if (visitor !== null) showSession(work, visitor, changed);
}
