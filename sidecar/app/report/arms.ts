import type { VisitorId } from '../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import { type Offer, wasShown } from '../../domain/engagement/offer.ts';
import type { Side } from '../../domain/mandate/effect.ts';

/** What is kept of a stamp to compare the arms. */
export type Stamp = Pick<
  Offer,
  'visitor' | 'actionMap' | 'state' | 'qualifiedAt' | 'orderedAt' | 'confirmedAt' | 'stood'
>;

/** From `from` up to and without `to`. */
interface Stretch {
  readonly from: EpochMs;
  readonly to: EpochMs;
}

/**
 * The first time that one of these stamps met each visitor, where that was in the stretch: from then on the arms are
 * treated differently, so that later ones compare no more.
 *
 * @param stamps oldest first
 */
export function firstMeetings(
  stamps: readonly Stamp[],
  isMeant: (stamp: Stamp) => boolean,
  { from, to }: Stretch,
): readonly Stamp[] {
  const first = new Map<VisitorId, Stamp>();
  for (const stamp of stamps) {
    if (isMeant(stamp) && !first.has(stamp.visitor)) first.set(stamp.visitor, stamp);
  }
  return [...first.values()].filter(({ qualifiedAt }) => qualifiedAt >= from && qualifiedAt < to);
}

export const offeredOf = (met: readonly Stamp[]): readonly Stamp[] => met.filter(wasShown);
export const heldOutOf = (met: readonly Stamp[]): readonly Stamp[] =>
  met.filter((stamp) => !wasShown(stamp));

/** Visitors, each with one stamp, and the orders of that visit. */
export function sideOf(met: readonly Stamp[]): Side {
  return {
    visitors: met.length,
    orders: met.filter(({ confirmedAt }) => (confirmedAt ?? null) !== null).length,
    claimed: met.filter(({ orderedAt }) => orderedAt !== null).length,
  };
}
