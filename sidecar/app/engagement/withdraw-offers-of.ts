import type { VisitorId } from '../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../shared/kernel/time.ts';
import type { Work } from '../context.ts';
import { settleAndShow } from './settle-offer.ts';

/** Withdraws what is on this visitor's screen: consent was withdrawn, or the visitor blocked. */
export async function withdrawOffersOf(work: Work, visitor: VisitorId): Promise<void> {
  for (const offer of await work.tx.offers.ofVisitor(visitor, asEpochMs(0))) {
    if (offer.state === 'offered') await settleAndShow(work, offer, 'withdrawn');
  }
}
