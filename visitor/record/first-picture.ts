import type { MaskWritten } from './mask-hooks.ts';
import { childrenOf, parentOf } from './page-tree.ts';
import type { WriteOptions, Written } from './rrweb-seams.ts';
import type { Place, Shown } from './shown.ts';
import { isCssTold, type Writer } from './written.ts';

/** A picture of the whole page, made in slices while the page goes on. */
export interface FirstPicture {
  /** @returns the document when it is finished, with all that is in it; else null */
  slice(isTimeUp: () => boolean): Written | null;
}

/** An element, document or shadow root of which the children are being written down. */
interface Open {
  readonly container: Node;
  readonly place: Place;
  readonly written: Written;
  /** How what is in it is written down. */
  readonly how: WriteOptions;
  readonly children: readonly Node[];
  next: number;
}

/**
 * Each node is written down once, where it is at that moment. What changes before or after is noted by the
 * observers, and told as the difference when all are written down (SPEC RC3): a node that moves from a part that
 * is written down to one that is not stays where it was until then.
 *
 * @param slice begins a slice. @returns what masks each node once it is written down
 * @param moved a container that holds a node which has its place elsewhere in this picture
 */
export function beginPicture(
  shown: Shown,
  writer: Writer,
  slice: () => MaskWritten,
  moved: (container: Node) => void,
  wrote: (node: Node, written: Written) => void,
): FirstPicture {
  let first: Written | null = null;
  let mask: MaskWritten = () => undefined;
  const open: Open[] = [];

  const opened = (container: Node, place: Place, written: Written, isTold: boolean): void => {
    const how = writer.within(container, isTold, false);
    open.push({ container, place, written, how, children: childrenOf(container), next: 0 });
  };
  const enter = (node: Node, place: Place, written: Written): void => {
    if (place.isLeaf) return;
    const root = place.root === null ? undefined : shown.get(place.root);
    if (place.root !== null && root !== undefined) opened(place.root, root, written, false);
    opened(node, place, written, isCssTold(node, written));
  };
  const step = ({ container, place, written, how }: Open, child: Node): void => {
    if (shown.has(child)) moved(container);
    else if (parentOf(child) === container) {
      const own = writer.write(child, how);
      if (own === null) return;
      if (place.isRoot) own.isShadow = true;
      const ownPlace = writer.put(child, container, own);
      mask(own, child, container);
      written.childNodes?.push(own);
      place.holds.push(child);
      wrote(child, own);
      enter(child, ownPlace, own);
    }
  };

  const begin = (): Written | null => {
    const written = writer.write(document, writer.within(document, false, false));
    if (written === null) return null;
    enter(document, writer.put(document, null, written), written);
    mask(written, document, null);
    return written;
  };

  return {
    slice(isTimeUp) {
      mask = slice();
      first ??= begin();
      for (let at = open.at(-1); at !== undefined; at = open.at(-1)) {
        const child = at.children[at.next];
        at.next += 1;
        if (child === undefined) open.pop();
        else step(at, child);
        if (isTimeUp()) break;
      }
      return open.length === 0 ? first : null;
    },
  };
}
