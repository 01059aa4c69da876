import { stampOrder } from '../../domain/engagement/offer.ts';
import { withOffer } from '../../domain/session/engaged-session.ts';
import type { Session } from '../../domain/session/session.ts';
import type { Work } from '../context.ts';
import { settleOffer } from './settle-offer.ts';

/**
 * The session's page claims an order: every offer of the session gets its outcome, in both arms (SPEC MS2), and
 * an open one is withdrawn.
 *
 * @returns the session with its offers as they stand; not yet put
 */
export async function claimOrder(work: Work, session: Session): Promise<Session> {
  let claimed = session;
  for (const offer of await work.tx.offers.ofSession(session.session)) {
    const ended = await settleOffer(work, offer, 'withdrawn');
    const stamped = stampOrder(ended.isOk ? ended.value : offer, work.now);
    await work.tx.offers.put(stamped);
    if (ended.isOk) claimed = withOffer(claimed, stamped);
  }
  return claimed;
}
