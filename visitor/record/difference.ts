import { attributesNow } from './attributes-now.ts';
import type { Dirt } from './dirt.ts';
import { risingRun } from './keep-order.ts';
import { childrenOf, isNamed, isShadow, parentOf } from './page-tree.ts';
import type { Added, Mutation, Written } from './rrweb-seams.ts';
import type { Place, Shown } from './shown.ts';
import { isCssTold, type Writer } from './written.ts';

/** What is worked out in one slice. */
export interface Difference {
  readonly mutation: Mutation;
  /** Written down anew: what was told of them before is in it. */
  readonly fresh: ReadonlyMap<Node, Written>;
  /** Of those, what was in a picture before. */
  readonly again: readonly Node[];
  /** No longer in the picture, or in it anew. */
  readonly gone: readonly Node[];
  /** Time was up before everything was told. */
  readonly isCutShort: boolean;
}

/**
 * The difference between what is shown and the page, for what is dirty: told and then clean. When time is up it
 * stops; what has not been told stays dirty, and what has is right as it stands.
 *
 * @param waits whether a node changes so often that it is told at its own pace
 */
export function tellDifference(
  dirt: Dirt,
  shown: Shown,
  writer: Writer,
  isTimeUp: () => boolean,
  waits: (node: Node) => boolean,
): Difference {
  const mirror = writer.options.mirror;
  const mutation: Mutation = { texts: [], attributes: [], removes: [], adds: [] };
  const fresh = new Map<Node, Written>();
  const gone: Node[] = [];
  const again: Node[] = [];
  let isCutShort = false;

  const idOf = (container: Node): number =>
    mirror.getId(isShadow(container) ? container.host : container);

  const remove = (node: Node, from: Node): void => {
    const parentId = idOf(from);
    const id = mirror.getId(node);
    mutation.removes.push(isShadow(from) ? { parentId, id, isShadow: true } : { parentId, id });
    shown.forget(node, (forgotten) => {
      gone.push(forgotten);
      dirt.rest.delete(forgotten);
    });
  };

  /** Takes out what has left, or stands in another order. */
  const leave = (parent: Node, place: Place): void => {
    const stayed: Node[] = [];
    for (const child of place.children) {
      if (shown.get(child)?.parent !== parent) continue;
      if (parentOf(child) === parent) stayed.push(child);
      else remove(child, parent);
    }
    place.children = stayed;
    if (stayed.length < 2) return;
    const order = new Map<Node, number>();
    for (const child of childrenOf(parent)) order.set(child, order.size);
    const numbers = stayed.map((child) => order.get(child) ?? 0);
    if (numbers.every((number, index) => index === 0 || (numbers[index - 1] ?? 0) < number)) return;
    const run = risingRun(numbers);
    place.children = stayed.filter((_, index) => run.has(index));
    for (const [index, child] of stayed.entries()) if (!run.has(index)) remove(child, parent);
  };

  /** Writes one node down without what is in it, and says where it is. */
  const add = (
    node: Node,
    parent: Node,
    nextId: number | null,
    isTold: boolean,
  ): Written | null => {
    const before = shown.get(node)?.parent ?? null;
    if (before !== null) remove(node, before);
    if (mirror.known(node) !== undefined) again.push(node);
    const written = writer.write(node, parent, { isCssTold: isTold, isNew: true });
    if (written === null) return null;
    const added: Added = { parentId: idOf(parent), nextId, node: written };
    mutation.adds.push(added);
    fresh.set(node, written);
    return written;
  };

  /** Puts in what has come, last first: the next one is there already. Stops in between when time is up. */
  const come = (parent: Node, place: Place, isTold: boolean): Opened[] => {
    const opened: Opened[] = [];
    const rest = dirt.rest.get(parent);
    dirt.rest.delete(parent);
    const told = rest === undefined ? [] : place.children;
    const now = rest ?? childrenOf(parent);
    const children: Node[] = [];
    // Of options the first to come is chosen by itself: those come in their order.
    const isInOrder = now.length > 1 && place.children.length === 0 && holdsOptions(parent);
    let nextId = told[0] === undefined ? null : mirror.getId(told[0]);
    let left = 0;
    let isLeftNew = !isInOrder;
    for (let index = 0; index < now.length; index += 1) {
      const at = isInOrder ? index : now.length - 1 - index;
      const child = now[at];
      if (child === undefined) continue;
      const isThere = shown.get(child)?.parent === parent;
      if (!isThere && isCutShort) {
        if (rest !== undefined) break;
        continue;
      }
      if (isThere && isCutShort) isLeftNew = false;
      if (!isCutShort) left = at;
      const id = isThere ? mirror.getId(child) : (bring(child)?.id ?? null);
      if (id === null) continue;
      if (!isInOrder) nextId = id;
      children.push(child);
    }
    place.children = isInOrder ? children : [...children.reverse(), ...told];
    if (isInOrder) opened.reverse();
    if (!isCutShort) dirt.children.delete(parent);
    else {
      dirt.children.add(parent);
      if (isLeftNew) dirt.rest.set(parent, now.slice(0, left));
    }
    return opened;

    function bring(child: Node): Written | null {
      const written = add(child, parent, nextId, isTold);
      if (written?.childNodes !== undefined)
        opened.push({ node: child, isTold: isCssTold(child, written) });
      isCutShort = isTimeUp();
      return written;
    }
  };

  const comeWithin = (parent: Node): void => {
    const waiting: Opened[] = [{ node: parent, isTold: false }];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const place = shown.get(next.node);
      if (place === undefined || place.isLeaf) {
        dirt.children.delete(next.node);
        continue;
      }
      // Not reached in this slice: the next begins there.
      if (isCutShort) dirt.children.add(next.node);
      else waiting.push(...come(next.node, place, next.isTold));
      if (fresh.has(next.node) && place.root !== null)
        waiting.push({ node: place.root, isTold: false });
    }
  };

  // What is blocked from now on, or no longer, is put in anew.
  for (const element of dirt.attributes.keys()) {
    const place = shown.get(element);
    if (place !== undefined && place.isBlocked !== writer.isLeftOut(element))
      dirt.renewed.add(element);
  }
  for (const element of dirt.renewed) {
    const parent = shown.get(element)?.parent ?? null;
    if (parent === null) continue;
    dirt.noteChildren(parent);
    remove(element, parent);
  }
  dirt.renewed.clear();
  const due = [...dirt.children].filter((node) => !waits(node));
  for (const parent of due) {
    const place = shown.get(parent);
    if (place !== undefined && !place.isLeaf && !dirt.rest.has(parent)) leave(parent, place);
  }
  for (const parent of due) comeWithin(parent);

  for (const text of dirt.texts) {
    if (waits(text)) continue;
    dirt.texts.delete(text);
    if (!shown.has(text) || fresh.has(text)) continue;
    mutation.texts.push({ id: mirror.getId(text), value: text.nodeValue });
  }
  for (const [element, names] of dirt.attributes) {
    if (waits(element)) continue;
    dirt.attributes.delete(element);
    const place = shown.get(element);
    if (place === undefined || place.isBlocked || fresh.has(element)) continue;
    const attributes = attributesNow(element, names, writer);
    mutation.attributes.push({ id: mirror.getId(element), attributes });
  }
  return { mutation, fresh, again, gone, isCutShort };
}

function holdsOptions(parent: Node): boolean {
  return isNamed(parent, 'SELECT') || isNamed(parent, 'OPTGROUP');
}

interface Opened {
  readonly node: Node;
  readonly isTold: boolean;
}
