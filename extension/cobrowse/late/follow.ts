import { DIGEST_TAG } from '../../../shared/frames/digest.ts';
import { NODE_ID_MAX } from '../../../shared/protocol/limits.ts';
import { type Fields, fields, list, whole } from '../wash/reading.ts';
import { newOutline, type Outline, type Stay } from './outline.ts';

/** What is asked and said of those that a look through events passes. */
export interface Passing {
  gone(stay: Stay): void;
  /** More than its own place depends on it. */
  needed(stay: Stay): void;
  /** Whether nothing is to be said of it. */
  isLeftOut(stay: Stay): boolean;
  /** What is still to be said, in order. */
  left(event: unknown): void;
}

const MUTATION = 0;
const ADOPTED = 15;
/** What is about one node and nothing else: scroll, input, media, rules and declarations of its sheet. */
const OF_ONE = new Set<unknown>([3, 5, 7, 8, 13]);

/**
 * Looks through a checkpoint and what followed, by ids alone.
 *
 * @returns false when something is not as a page of ours tells it, and cannot be followed
 */
export function follow(events: readonly unknown[], passing: Passing): boolean {
  const outline = newOutline();
  const newest = events.findLastIndex((raw) => isMutation(fields(raw)));
  let hasPicture = false;
  for (const [index, raw] of events.entries()) {
    const event = fields(raw);
    const about = fields(event?.data);
    if (event?.type === 2) {
      if (hasPicture || outline.add(about?.node, null, null) === null) return false;
      hasPicture = true;
    } else if (isMutation(event)) {
      const left = followMutation(about ?? {}, outline, passing);
      if (left === null) return false;
      if (left.length > 0) passing.left({ ...event, data: left.data });
      continue;
    } else if (event?.type === 3) {
      const stay = stayOf(outline, about?.id);
      if (about?.source === ADOPTED && stay !== undefined) passing.needed(stay);
      if (OF_ONE.has(about?.source) && stay !== undefined && passing.isLeftOut(stay)) continue;
    } else if (event?.type === 5 && about?.tag === DIGEST_TAG && index < newest) {
      // True of a moment that nobody sees any more.
      continue;
    }
    passing.left(raw);
  }
  return hasPicture;
}

function isMutation(event: Fields | undefined): boolean {
  return event?.type === 3 && fields(event.data)?.source === MUTATION;
}

/** In the player's order: what goes, what comes, what is said of it. */
function followMutation(raw: Fields, outline: Outline, passing: Passing) {
  const removes: unknown[] = [];
  for (const one of list(raw.removes) ?? []) {
    const said = fields(one);
    const stay = stayOf(outline, said?.id);
    if (stay?.parent?.id !== said?.parentId || stay === undefined) return null;
    if (!passing.isLeftOut(stay)) removes.push(one);
    outline.remove(stay, passing.gone);
  }
  const adds: unknown[] = [];
  for (const one of list(raw.adds) ?? []) {
    const left = followAdd(fields(one) ?? {}, outline, passing);
    if (left === null) return null;
    if (left !== 'left out') adds.push(left);
  }
  const isStill = (one: unknown): boolean => {
    const stay = stayOf(outline, fields(one)?.id);
    return stay === undefined || !passing.isLeftOut(stay);
  };
  const texts = (list(raw.texts) ?? []).filter(isStill);
  const attributes = (list(raw.attributes) ?? []).filter(isStill);
  const length = removes.length + adds.length + texts.length + attributes.length;
  return { length, data: { ...raw, removes, adds, texts, attributes } };
}

function followAdd(said: Fields, outline: Outline, passing: Passing): unknown {
  const parent = stayOf(outline, said.parentId);
  const next = said.nextId == null ? null : stayOf(outline, said.nextId);
  if (parent === undefined || next === undefined || said.previousId != null) return null;
  // A document of a frame takes the place of the one before.
  const isDocument = fields(said.node)?.type === 0;
  for (let old = parent.rows.light.first; isDocument && old !== null; old = old.after)
    outline.remove(old, passing.gone);
  const stay = outline.add(said.node, parent, next);
  if (stay === null) return null;
  if (passing.isLeftOut(stay)) return 'left out';
  let stays = next;
  while (stays !== null && passing.isLeftOut(stays)) stays = stays.after;
  return stays === next ? said : { ...said, nextId: stays?.id ?? null };
}

function stayOf(outline: Outline, id: unknown): Stay | undefined {
  return outline.at(whole(id, 1, NODE_ID_MAX) ?? 0);
}
