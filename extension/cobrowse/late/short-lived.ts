import { type Fields, fields, list } from '../wash/reading.ts';
import { follow } from './follow.ts';
import { allTold, withoutThem } from './tell.ts';

/**
 * The same picture by fewer events (SPEC VW9): what came after the checkpoint and went again is not in them. A list
 * that a page draws anew every second is built once, however long ago the checkpoint was.
 *
 * Looked through for what does not stay, then told again without it. What cannot be followed is given back as it is: the
 * player knows what to do with it.
 *
 * @param events a checkpoint and what followed, in order; what they add may come as ComeAdds, and does not go as such
 */
export function withoutShortLived(events: readonly unknown[]): readonly unknown[] {
  const followed = follow(events);
  if (followed?.hasShortLived !== true) return allTold(events);
  const left = withoutThem(events, followed);
  return [...left, ...scrolledAgain(left)];
}

const MUTATION = 0;
const SCROLL = 3;

/**
 * How far something is scrolled was told when other things were in it, of which some are left out: until what stays has
 * come it cannot be scrolled that far, so it is told once more behind all. What was put in anew is scrolled no more.
 */
function scrolledAgain(events: readonly unknown[]): unknown[] {
  const scrolled = new Map<unknown, Fields>();
  for (const raw of events) {
    const event = fields(raw);
    const about = fields(event?.data);
    if (event?.type !== 3) continue;
    if (about?.source === SCROLL) scrolled.set(about.id, event);
    if (about?.source !== MUTATION) continue;
    for (const add of list(about.adds) ?? []) {
      const waiting: unknown[] = [fields(add)?.node];
      while (waiting.length > 0) {
        const node = fields(waiting.pop());
        scrolled.delete(node?.id);
        for (const child of list(node?.childNodes) ?? []) waiting.push(child);
      }
    }
  }
  const latest = fields(events.at(-1));
  return [...scrolled.values()]
    .filter((event) => event !== latest)
    .map((event) => ({ ...event, timestamp: latest?.timestamp }));
}
