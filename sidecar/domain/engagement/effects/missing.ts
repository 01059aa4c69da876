import type { ActionMapId } from '../../../../shared/kernel/ids.ts';
import { NEEDED_MAX, untilEnough } from '../../measure/effect.ts';
import { type Measured, pooled } from '../../measure/pooled.ts';
import { KNOWN_ERROR_MAX, MAPS_SPREAD } from './effects.ts';
import {
  isConfirmedAlike,
  KNOWN_ORDERS_MIN,
  type MeasuredMap,
  measuredMaps,
  orderedIn,
} from './measured-maps.ts';
import type { Met } from './met.ts';

/** What keeps effects from deciding (SPEC EN18). */
export interface Missing {
  /** Confirmed orders of the shop. */
  readonly orders: number;
  /** Less than half of what pages claim is confirmed, in one arm at least. */
  readonly isUnconfirmed: boolean;
  /**
   * By map, about so many visitors more of both arms together; null where it takes more than is worth waiting for. Where an arm has
   * too few to compare, that is the least it takes.
   */
  readonly visitors: ReadonlyMap<ActionMapId, number | null>;
}

/** What is missing until effects of these visitors decide, should all else stay as it is. */
export function missingIn(met: readonly Met[]): Missing {
  const maps = measuredMaps(met, null);
  const compared = maps.flatMap(({ measured }) => measured ?? []);
  return {
    orders: Math.max(0, KNOWN_ORDERS_MIN - orderedIn(met)),
    isUnconfirmed: !isConfirmedAlike(met),
    visitors: new Map(maps.map((map) => [map.said.actionMap, visitorsFor(map, compared)])),
  };
}

function visitorsFor(
  { said, offeredShare, measured }: MeasuredMap,
  compared: readonly Measured[],
): number | null {
  const visitors = said.offered + said.heldOut;
  const least = Math.max(
    untilEnough(said.offered, offeredShare),
    untilEnough(said.heldOut, 1 - offeredShare),
  );
  const needed =
    measured === null
      ? least
      : visitors * (timesFor(measured, compared, NEEDED_MAX / visitors) - 1);
  return needed > NEEDED_MAX ? null : Math.ceil(needed);
}

/** So many times as many visitors make a map certain enough: the error by itself falls with the root of their number. */
function timesFor(measured: Measured, compared: readonly Measured[], most: number): number {
  const place = compared.indexOf(measured);
  const isCertain = (times: number): boolean => {
    const error = measured.error / Math.sqrt(times);
    const parts = compared.with(place, { ...measured, error });
    return (pooled(parts, MAPS_SPREAD).parts[place]?.error ?? 1) <= KNOWN_ERROR_MAX;
  };
  if (isCertain(1)) return 1;
  let [below, enough] = [1, 2];
  while (!isCertain(enough)) {
    if (enough > most) return Number.POSITIVE_INFINITY;
    [below, enough] = [enough, enough * 2];
  }
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (below + enough) / 2;
    if (isCertain(middle)) enough = middle;
    else below = middle;
  }
  return enough;
}

/** To a millionth: an estimate of visitors is not more certain than that. */
const HALVINGS = 20;
