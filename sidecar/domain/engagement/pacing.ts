import {
  type Answering,
  type Foreseen,
  mayOfferOneMore,
  type OpenOffer,
  tooManyOpen,
} from './foresee.ts';
import { type Reason, silent } from './reason.ts';

/** Who could answer: agents on shift, and what is foreseen for the next minute. */
export interface Room extends Foreseen {
  readonly onShift: number;
}

/**
 * Why nobody could answer one more offer; null when somebody could (SPEC EN2, EN8, EN12).
 *
 * @param open offers on screens now, everywhere: each may become a conversation
 * @param next what offers of the map that calls came to
 */
export function nobodyFor(open: readonly OpenOffer[], next: Answering, room: Room): Reason | null {
  if (room.onShift === 0) return silent('nobody-on-shift');
  return mayOfferOneMore(open, next, room) ? null : silent('nobody-free');
}

/** How many of the open offers, newest last, are more than can be answered: the newest go (SPEC EN8, EN12). */
export function tooMany(open: readonly OpenOffer[], room: Room): number {
  return room.onShift === 0 ? open.length : tooManyOpen(open, room);
}
