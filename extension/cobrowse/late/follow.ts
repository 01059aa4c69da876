import { type Fields, fields, list } from '../wash/reading.ts';
import { addsIn } from './adds.ts';
import { NOBODY, newOutline, type Outline, type Stay } from './outline.ts';

/** What became of everybody in a checkpoint and what followed. */
export interface Followed {
  readonly outline: Outline;
  /** Whom each event was about, in order; of one that was added also before whom it was put. */
  readonly about: readonly Stay[];
  /** Whether anybody need not be told of. */
  readonly hasShortLived: boolean;
  isShortLived(stay: Stay): boolean;
}

const MUTATION = 0;
const ADOPTED = 15;
/** What is about one node and nothing else: scroll, input, media, rules and declarations of its sheet. */
const OF_ONE = new Set<unknown>([3, 5, 7, 8, 13]);

/**
 * Looks through a checkpoint and what followed, by ids alone.
 *
 * @returns null when something is not as a page of ours tells it, and cannot be followed
 */
export function follow(events: readonly unknown[]): Followed | null {
  const outline = newOutline();
  const about: Stay[] = [];
  const needed = new Set<Stay>();
  let hasPicture = false;

  const removed = (raw: unknown): boolean => {
    const said = fields(raw);
    const stay = outline.at(said?.id);
    const parent = outline.parentOf(stay);
    if (parent === NOBODY || outline.idOf(parent) !== said?.parentId) return false;
    about.push(stay);
    outline.remove(stay);
    return true;
  };

  const added = (raw: unknown): boolean => {
    const adds = addsIn(raw);
    for (let index = 0; index < adds.length; index += 1) {
      const place = adds.placeOf(index, outline);
      if (place === null) return false;
      if (adds.isDocument(index)) {
        for (let old = outline.firstIn(place.parent); old !== NOBODY; ) {
          outline.remove(old);
          old = outline.firstIn(place.parent);
        }
      }
      const stay = adds.put(index, outline, place.parent, place.next);
      if (stay === NOBODY) return false;
      about.push(stay, place.next);
    }
    return true;
  };

  const changed = (data: Fields): boolean => {
    if (!(list(data.removes) ?? []).every(removed) || !added(data.adds)) return false;
    for (const changes of [data.texts, data.attributes])
      for (const one of list(changes) ?? []) about.push(outline.at(fields(one)?.id));
    return true;
  };

  for (const raw of events) {
    const event = fields(raw);
    const data = fields(event?.data);
    if (event?.type === 2) {
      if (hasPicture || outline.addAll(data?.node, NOBODY, NOBODY) === NOBODY) return null;
      hasPicture = true;
    } else if (isMutation(event)) {
      if (!changed(data ?? {})) return null;
    } else if (isAboutOne(event)) {
      about.push(outline.at(data?.id));
    } else if (event?.type === 3 && data?.source === ADOPTED) {
      // More than its own place depends on it.
      for (let one = outline.at(data.id); one !== NOBODY; ) {
        const piece = outline.pieceOf(one);
        needed.add(piece);
        one = outline.parentOf(piece);
      }
    }
  }
  if (!hasPicture) return null;
  return {
    outline,
    about,
    hasShortLived: outline.goneAlone() > [...needed].filter(outline.isGone).length,
    // What came in one piece goes in one piece.
    isShortLived(stay) {
      const piece = outline.pieceOf(stay);
      return outline.isGone(piece) && !needed.has(piece);
    },
  };
}

/** The changes of nodes. */
export function isMutation(event: Fields | undefined): boolean {
  return event?.type === 3 && fields(event.data)?.source === MUTATION;
}

export function isAboutOne(event: Fields | undefined): boolean {
  return event?.type === 3 && OF_ONE.has(fields(event.data)?.source);
}
