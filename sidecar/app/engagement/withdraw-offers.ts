import { tooMany } from '../../domain/engagement/pacing.ts';
import type { Work } from '../context.ts';
import { freeCapacity } from '../routing/free-capacity.ts';
import { asForeseen } from './room-now.ts';
import { settleAndShow } from './settle-offer.ts';

/** Withdraws open offers, newest first, until those left can be answered; all when nobody is left (SPEC EN8, EN12). */
export async function withdrawOffers(work: Work): Promise<void> {
  const open = await work.tx.offers.open();
  const [first] = open;
  if (first === undefined) return;
  const excess = tooMany(asForeseen(work, open), await freeCapacity(work, first.shop));
  const newest = [...open].reverse().slice(0, excess);
  for (const offer of newest) await settleAndShow(work, offer, 'withdrawn');
}
