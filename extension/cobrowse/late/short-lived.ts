import { follow } from './follow.ts';
import { pieceOf, type Stay } from './outline.ts';

/**
 * The same picture by fewer events (SPEC VW9): what came after the checkpoint and went again is not in them. A list
 * that a page draws anew every second is built once, however long ago the checkpoint was.
 *
 * Looked through twice: for what does not stay, then for what there is still to say, where a neighbour that stays
 * stands for one that does not. What cannot be followed is given back as it is: the player knows what to do with it.
 *
 * @param events a checkpoint and what followed, in order
 */
export function withoutShortLived(events: readonly unknown[]): readonly unknown[] {
  const short = new Set<number>();
  const needed = new Set<number>();
  const isFollowed = follow(events, {
    // What came in one piece goes in one piece.
    gone: (stay) => stay.within === null && short.add(stay.order),
    needed(stay) {
      for (let one: Stay | null = stay; one !== null; one = pieceOf(one).parent)
        needed.add(pieceOf(one).order);
    },
    isLeftOut: () => false,
    left: () => undefined,
  });
  for (const order of needed) short.delete(order);
  if (!isFollowed || short.size === 0) return events;
  const left: unknown[] = [];
  follow(events, {
    gone: () => undefined,
    needed: () => undefined,
    isLeftOut: (stay) => short.has(pieceOf(stay).order),
    left: (event) => left.push(event),
  });
  return left;
}
