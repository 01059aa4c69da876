import { tooMany } from '../../domain/engagement/pacing.ts';
import type { Work } from '../context.ts';
import { freeCapacity } from '../routing/free-capacity.ts';
import { settleAndShow } from './settle-offer.ts';

/** Withdraws open offers, newest first, until those left can be answered; all when nobody is left (SPEC EN8). */
export async function withdrawOffers(work: Work): Promise<void> {
  const open = await work.tx.offers.open();
  if (open.length === 0) return;
  const excess = tooMany(open.length, await freeCapacity(work));
  const newest = [...open].reverse().slice(0, excess);
  for (const offer of newest) await settleAndShow(work, offer, 'withdrawn');
}
