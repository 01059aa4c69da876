import { ComeAdds } from '../../../shared/frames/come-adds.ts';
import { DIGEST_TAG } from '../../../shared/frames/digest.ts';
import { type Fields, fields, list } from '../wash/reading.ts';
import { addsIn } from './adds.ts';
import { type Followed, isAboutOne, isMutation } from './follow.ts';
import { FIRST, NOBODY, type Stay } from './outline.ts';

/** The same events without those who came and went: a neighbour that stays stands for one that does not. */
export function withoutThem(events: readonly unknown[], followed: Followed): readonly unknown[] {
  const { outline, about, isShortLived } = followed;
  const newest = events.findLastIndex((raw) => isMutation(fields(raw)));
  const left: unknown[] = [];
  let next = 0;
  const whom = (): Stay => about[next++] ?? NOBODY;
  const isLeft = (): boolean => {
    const stay = whom();
    return stay === NOBODY || !isShortLived(stay);
  };

  const removesLeft = (raw: unknown): unknown[] =>
    (list(raw) ?? []).filter(() => {
      const stay = whom();
      outline.takeAgain(stay);
      return !isShortLived(stay);
    });

  const addsLeft = (raw: unknown): unknown[] => {
    const adds = addsIn(raw);
    const told: unknown[] = [];
    for (let index = 0; index < adds.length; index += 1) {
      const stay = whom();
      const before = whom();
      if (adds.isDocument(index)) {
        const parent = outline.parentOf(stay);
        for (let old = outline.firstIn(parent); old !== NOBODY; old = outline.firstIn(parent))
          outline.takeAgain(old);
      }
      outline.putAgain(stay, before);
      if (isShortLived(stay)) continue;
      let stays = before;
      while (stays !== NOBODY && isShortLived(stays)) stays = outline.afterOf(stays);
      if (stays === before) told.push(adds.told(index));
      else told.push(adds.toldBefore(index, stays === NOBODY ? null : outline.idOf(stays)));
    }
    return told;
  };

  const mutationLeft = (event: Fields | undefined): void => {
    const data = fields(event?.data) ?? {};
    const removes = removesLeft(data.removes);
    const adds = addsLeft(data.adds);
    const texts = (list(data.texts) ?? []).filter(isLeft);
    const attributes = (list(data.attributes) ?? []).filter(isLeft);
    if (removes.length + adds.length + texts.length + attributes.length === 0) return;
    left.push({ ...event, data: { ...data, removes, adds, texts, attributes } });
  };

  outline.rewind();
  for (const [index, raw] of events.entries()) {
    const event = fields(raw);
    if (isMutation(event)) {
      mutationLeft(event);
      continue;
    }
    if (event?.type === 2) outline.putAgain(FIRST, NOBODY);
    if (isAboutOne(event) && !isLeft()) continue;
    // A digest is true of a moment that nobody sees any more.
    const isDigest = event?.type === 5 && fields(event.data)?.tag === DIGEST_TAG;
    if (!isDigest || index > newest) left.push(raw);
  }
  return left;
}

/** The same events with all that they add made, as the page told it. */
export function allTold(events: readonly unknown[]): readonly unknown[] {
  const adds = (raw: unknown) => fields(fields(raw)?.data)?.adds;
  if (!events.some((raw) => adds(raw) instanceof ComeAdds)) return events;
  return events.map((raw) => {
    const come = adds(raw);
    if (!(come instanceof ComeAdds)) return raw;
    const event = fields(raw);
    return { ...event, data: { ...fields(event?.data), adds: come.whole() } };
  });
}
