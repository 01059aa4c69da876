import type { RoomCounts } from './frame-counts.ts';
import type { Room } from './room.ts';

type Keeping = Pick<Room, 'tailBytes' | 'dropTail' | 'viewers'>;

/** What all rooms of a sidecar keep for who comes late, within one bound (SPEC FR7). */
export interface Tails {
  /** The tail of this room may have grown or gone; `hasBegun`: a new one has. */
  changed(room: Keeping, hasBegun: boolean): void;
  sizeBytes(): number;
}

export function tailsWithin(
  maxBytes: number,
  counts: Pick<RoomCounts, 'tails' | 'tailGone'>,
): Tails {
  // The one that began longest ago stands first: a Map keeps the order in which they were put.
  const sizes = new Map<Keeping, number>();
  let sizeBytes = 0;

  function note(room: Keeping): void {
    const now = room.tailBytes();
    sizeBytes += now - (sizes.get(room) ?? 0);
    if (now === 0) sizes.delete(room);
    else sizes.set(room, now);
  }

  // Those that nobody watches first: who watches has it already, and would miss it only when late.
  function oldest(): Keeping | undefined {
    let watched: Keeping | undefined;
    for (const room of sizes.keys()) {
      if (room.viewers().length === 0) return room;
      watched ??= room;
    }
    return watched;
  }

  return {
    changed(room, hasBegun) {
      if (hasBegun) {
        sizeBytes -= sizes.get(room) ?? 0;
        sizes.delete(room);
      }
      note(room);
      while (sizeBytes > maxBytes) {
        const first = oldest();
        if (first === undefined) break;
        first.dropTail();
        note(first);
        counts.tailGone();
      }
      counts.tails(sizeBytes);
    },
    sizeBytes: () => sizeBytes,
  };
}
