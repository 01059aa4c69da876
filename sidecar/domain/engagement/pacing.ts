import { type Reason, silent } from './reason.ts';

/** Who could answer now: agents on shift, and conversations they could still take. */
export interface Room {
  readonly onShift: number;
  readonly free: number;
}

/**
 * Why nobody could answer one more offer; null when somebody could (SPEC EN2).
 *
 * @param open offers on screens now, everywhere in the shop: each may become a conversation
 */
export function nobodyFor(open: number, room: Room): Reason | null {
  if (room.onShift === 0) return silent('nobody-on-shift');
  return open < room.free ? null : silent('nobody-free');
}

/** How many of the open offers are more than can be answered: the newest go (SPEC EN8). */
export function tooMany(open: number, room: Room): number {
  return Math.max(0, open - (room.onShift === 0 ? 0 : room.free));
}
