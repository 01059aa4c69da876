import type { EpochMs } from '../../../shared/kernel/time.ts';
import { type Offer, wasShown } from '../../domain/engagement/offer.ts';
import type { Drawn } from '../../domain/engagement/sample-ratio.ts';
import type { Side } from '../../domain/measure/effect.ts';

/** What is kept of a stamp to compare the arms. */
export type Stamp = Drawn &
  Pick<
    Offer,
    'shop' | 'visitor' | 'actionMap' | 'qualifiedAt' | 'orderedAt' | 'confirmedAt' | 'stood'
  >;

/** From `from` up to and without `to`. */
export interface Stretch {
  readonly from: EpochMs;
  readonly to: EpochMs;
}

/**
 * Of those that a map met first of all maps, whoever it met in the stretch: from then on the arms are treated differently, so
 * that later meetings, with whichever map, compare no more.
 *
 * @param firsts the first stamp of each visitor
 */
export function firstMeetings(firsts: readonly Stamp[], { from, to }: Stretch): readonly Stamp[] {
  return firsts.filter(({ qualifiedAt }) => qualifiedAt >= from && qualifiedAt < to);
}

export const offeredOf = (met: readonly Stamp[]): readonly Stamp[] => met.filter(wasShown);
export const heldOutOf = (met: readonly Stamp[]): readonly Stamp[] =>
  met.filter((stamp) => !wasShown(stamp));

/** By what each has of a kind, in the order in which that first came. */
export function partedBy<Key>(
  met: readonly Stamp[],
  keyOf: (stamp: Stamp) => Key,
): ReadonlyMap<Key, readonly Stamp[]> {
  const parts = new Map<Key, Stamp[]>();
  for (const stamp of met) {
    const key = keyOf(stamp);
    const part = parts.get(key);
    if (part === undefined) parts.set(key, [stamp]);
    else part.push(stamp);
  }
  return parts;
}

/** Visitors, each with one stamp, and the orders of that visit. */
export function sideOf(met: readonly Stamp[]): Side {
  return {
    visitors: met.length,
    orders: met.filter(({ confirmedAt }) => (confirmedAt ?? null) !== null).length,
    claimed: met.filter(({ orderedAt }) => orderedAt !== null).length,
  };
}
