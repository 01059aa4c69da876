import { attributesNow, saidNow } from './attributes-now.ts';
import type { Dirt } from './dirt.ts';
import type { Gone } from './forget-nodes.ts';
import { risingRun } from './keep-order.ts';
import type { MaskWritten } from './mask-hooks.ts';
import { childrenOf, isNamed, parentOf } from './page-tree.ts';
import type { Added, Mutation, Written } from './rrweb-seams.ts';
import type { Place, Shown } from './shown.ts';
import { tagOf } from './tags.ts';
import { isCssTold, type Writer } from './written.ts';

/** What is worked out in one slice. */
export interface Difference {
  readonly mutation: Mutation;
  /** Written down anew, in the order of `mutation.adds`: what was told of them before is in it. */
  readonly fresh: readonly Node[];
  /** Of those, what was in a picture before. */
  readonly again: readonly Node[];
  /** No longer in the picture, or in it anew, and where it was. */
  readonly gone: Gone;
  /** Time was up before everything was told. */
  readonly isCutShort: boolean;
}

/**
 * The difference between what is shown and the page, for what is dirty: told and then clean. When time is up it
 * stops; what has not been told stays dirty, and what has is right as it stands.
 *
 * @param maskInto begins to mask nodes that are put into a list, each before it is
 * @param waits whether a node changes so often that it is told at its own pace
 */
export function tellDifference(
  dirt: Dirt,
  shown: Shown,
  writer: Writer,
  maskInto: (adds: readonly Added[]) => MaskWritten,
  isTimeUp: () => boolean,
  waits: (node: Node) => boolean,
): Difference {
  const { mirror } = writer.options;
  const mutation: Mutation = { texts: [], attributes: [], removes: [], adds: [] };
  const fresh: Node[] = [];
  const gone: [Node, Place][] = [];
  const again: Node[] = [];
  const newest = mirror.newest();
  let isCutShort = false;
  const mask = maskInto(mutation.adds);
  shown.sliceNow += 1;
  const { sliceNow } = shown;

  const remove = (node: Node, { id }: Place, from: Place): void => {
    const parentId = from.id;
    mutation.removes.push(from.isRoot ? { parentId, id, isShadow: true } : { parentId, id });
    shown.forget(node, (forgotten, place) => {
      gone.push([forgotten, place]);
      if (!place.isRoot) mirror.keep(forgotten, place.id);
      dirt.rest.delete(forgotten);
    });
  };

  /** Takes out what has left, or stands in another order. */
  const leave = (parent: Node, place: Place): void => {
    const stayed: Node[] = [];
    for (const child of place.holds) {
      const own = shown.get(child);
      if (own?.parent !== parent) continue;
      if (parentOf(child) === parent) stayed.push(child);
      else remove(child, own, place);
    }
    place.holds = stayed;
    if (stayed.length < 2) return;
    const now = childrenOf(parent);
    let inOrder = 0;
    for (const child of now) if (child === stayed[inOrder]) inOrder += 1;
    if (inOrder === stayed.length) return;
    const order = new Map(now.map((child, index) => [child, index]));
    const run = risingRun(stayed.map((child) => order.get(child) ?? 0));
    place.holds = stayed.filter((_, index) => run.has(index));
    stayed.forEach((child, index) => {
      const own = run.has(index) ? undefined : shown.get(child);
      if (own !== undefined) remove(child, own, place);
    });
  };

  /** Puts in what has come, last first: the next one is there already. Stops in between when time is up. */
  const come = ({ node: parent, place, isTold }: Opened): void => {
    const rest = dirt.rest.get(parent);
    dirt.rest.delete(parent);
    const told = rest === undefined ? NONE : place.holds;
    const now = rest ?? childrenOf(parent);
    const how = writer.within(parent, isTold, true);
    const children: Node[] = [];
    const openedBefore = waiting.length;
    // Of options the first to come is chosen by itself: those come in their order.
    const isInOrder = now.length > 1 && place.holds.length === 0 && holdsOptions(parent);
    let nextId = told[0] === undefined ? null : mirror.getId(told[0]);
    let left = 0;
    let isLeftNew = !isInOrder;
    for (let index = 0; index < now.length; index += 1) {
      const at = isInOrder ? index : now.length - 1 - index;
      const child = now[at];
      if (child === undefined) continue;
      const before = shown.get(child);
      const isThere = before?.parent === parent;
      if (!isThere && isCutShort) {
        if (rest !== undefined) break;
        continue;
      }
      if (isThere && isCutShort) isLeftNew = false;
      if (!isCutShort) left = at;
      let id = before?.id ?? 0;
      if (!isThere) {
        const from = before === undefined ? null : before.parent;
        const fromPlace = from === null ? undefined : shown.get(from);
        if (before !== undefined && fromPlace !== undefined) remove(child, before, fromPlace);
        const written = writer.write(child, how);
        // Looking at the clock takes as long as a tenth of a node; a style element may have a thousand rules.
        const isLong = written?.tagName === 'style';
        isCutShort = (isLong || (fresh.length & 7) === 0) && isTimeUp();
        if (written === null) continue;
        id = written.id;
        if (id <= newest) again.push(child);
        add(child, written, parent, place, nextId);
      }
      if (!isInOrder) nextId = id;
      children.push(child);
    }
    if (isInOrder) place.holds = children;
    else {
      children.reverse();
      place.holds = told.length === 0 ? children : [...children, ...told];
    }
    if (isInOrder) waiting.push(...waiting.splice(openedBefore).reverse());
    if (!isCutShort) dirt.containers.delete(parent);
    else {
      dirt.containers.add(parent);
      if (isLeftNew) dirt.rest.set(parent, now.slice(0, left));
    }
  };

  /** Says where it is, and that what is in it is to come. */
  const add = (
    child: Node,
    written: Written,
    parent: Node,
    place: Place,
    nextId: number | null,
  ): void => {
    if (place.isRoot) written.isShadow = true;
    const own = writer.put(child, parent, written);
    if (written.childNodes !== undefined && !own.isLeaf)
      waiting.push({ node: child, place: own, isTold: isCssTold(child, written) });
    mask(written, child, parent);
    mutation.adds.push({ parentId: place.id, nextId, node: written });
    fresh.push(child);
  };

  const waiting: Opened[] = [];
  const comeWithin = (parent: Node, place: Place): void => {
    waiting.push({ node: parent, place, isTold: false });
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      // Not reached in this slice: the next begins there.
      if (isCutShort) dirt.containers.add(next.node);
      else come(next);
      const { root } = next.place;
      const rootPlace =
        root === null || next.place.toldIn !== sliceNow ? undefined : shown.get(root);
      if (root !== null && rootPlace !== undefined)
        waiting.push({ node: root, place: rootPlace, isTold: false });
    }
  };

  /** Told at their own pace. */
  const later: [Element, readonly string[]][] = [];
  dirt.attributes.forEach((names, element) => {
    const place = shown.get(element);
    if (place === undefined) return;
    // Of what is no box only what changed can make one.
    const said = saidNow(element, place.isBoxed ? element.getAttributeNames() : names);
    // What is blocked from now on, or no longer, is put in anew.
    const isLeftOut = writer.options.seams.isLeftOut(element, tagOf(element).name, said);
    if (place.isBoxed !== isLeftOut) dirt.renewed.add(element);
    if (waits(element)) later.push([element, names]);
    else if (!place.isBoxed)
      mutation.attributes.push({
        id: place.id,
        attributes: attributesNow(element, names, said, writer),
      });
  });
  // One by one they would be looked for once more each.
  dirt.attributes.clear();
  for (const [element, names] of later) dirt.attributes.set(element, names);
  for (const element of dirt.renewed) {
    const place = shown.get(element);
    const parent = place?.parent ?? null;
    const from = parent === null ? undefined : shown.get(parent);
    if (place === undefined || parent === null || from === undefined) continue;
    dirt.noteChildren(parent);
    remove(element, place, from);
  }
  dirt.renewed.clear();
  const due = [...dirt.containers].filter((node) => !waits(node));
  for (const parent of due) {
    const place = shown.get(parent);
    if (place !== undefined && !place.isLeaf && !dirt.rest.has(parent)) leave(parent, place);
  }
  for (const parent of due) {
    // It was new itself, and all that is in it has come with it.
    if (!dirt.containers.has(parent)) continue;
    const place = shown.get(parent);
    if (place === undefined || place.isLeaf) dirt.containers.delete(parent);
    else comeWithin(parent, place);
  }

  /** Null of what has no place any more, or was told anew in this slice. */
  const placeAsBefore = (node: Node | null): Place | null => {
    const place = node === null ? undefined : shown.get(node);
    return place === undefined || place.toldIn === sliceNow ? null : place;
  };
  for (const text of dirt.texts) {
    if (waits(text)) continue;
    dirt.texts.delete(text);
    const place = placeAsBefore(text);
    if (place !== null) mutation.texts.push({ id: place.id, value: text.nodeValue });
  }
  const isUnmoved = mutation.removes.length + fresh.length === 0;
  const attributes = isUnmoved
    ? mutation.attributes
    : mutation.attributes.filter(({ id }) => placeAsBefore(mirror.getNode(id)) !== null);
  return { mutation: { ...mutation, attributes }, fresh, again, gone, isCutShort };
}

const NONE: Node[] = [];

/** A node of which what is in it is to be told. */
interface Opened {
  readonly node: Node;
  readonly place: Place;
  readonly isTold: boolean;
}

function holdsOptions(parent: Node): boolean {
  return isNamed(parent, 'SELECT') || isNamed(parent, 'OPTGROUP');
}
