import type { EpochMs } from '../../../shared/kernel/time.ts';
import { claimed } from '../../domain/engagement/known-order.ts';
import { stampConfirmed, stampOrder } from '../../domain/engagement/offer.ts';
import { withOffer } from '../../domain/session/engaged-session.ts';
import type { Session } from '../../domain/session/session.ts';
import type { Work } from '../context.ts';
import { settleOffer } from './settle-offer.ts';

/**
 * The session's page claims an order: every offer of the session gets its outcome, in both arms (SPEC MS2), and
 * an open one is withdrawn. What the shop's server said of that order before counts at once (SPEC MS4).
 *
 * @param order the shop's name for it
 * @returns the session with its offers as they stand; not yet put
 */
export async function claimOrder(work: Work, session: Session, order: string): Promise<Session> {
  const confirmedAt = await keepClaim(work, session, order);
  let after = session;
  for (const offer of await work.tx.offers.ofSession(session.session)) {
    const ended = await settleOffer(work, offer, 'withdrawn');
    const stamped = stampOrder(ended.isOk ? ended.value : offer, work.now);
    await work.tx.offers.put(stampConfirmed(stamped, confirmedAt));
    if (ended.isOk) after = withOffer(after, stamped);
  }
  return after;
}

/** When the shop's server confirmed it, if it has and no other visit claimed it before. */
async function keepClaim(
  { tx, now }: Work,
  { shop, session, visitor }: Session,
  order: string,
): Promise<EpochMs | null> {
  const known = await tx.offers.findOrder(shop, order);
  const kept = claimed(known, { shop, order, session, visitor }, now);
  if (kept !== known) await tx.offers.putOrder(kept);
  return kept.session === session ? kept.confirmedAt : null;
}
