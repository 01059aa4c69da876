import type { Work } from '../context.ts';
import { settleAndShow } from './settle-offer.ts';

/** Ends the offers nobody answered in time. */
export async function expireOffers(work: Work): Promise<void> {
  for (const offer of await work.tx.offers.open()) {
    const isOver = offer.expiresAt !== null && offer.expiresAt <= work.now;
    if (isOver) await settleAndShow(work, offer, 'timed-out');
  }
}
