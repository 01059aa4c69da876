import { childrenOf, parentOf } from './page-tree.ts';
import type { Written } from './rrweb-seams.ts';
import type { Shown } from './shown.ts';
import { isCssTold, type Writer } from './written.ts';

/** A picture of the whole page, made in slices while the page goes on. */
export interface FirstPicture {
  /** @returns the document when it is finished, with all that is in it; else null */
  slice(isTimeUp: () => boolean): Written | null;
}

/** An element, document or shadow root of which the children are being written down. */
interface Open {
  readonly container: Node;
  readonly written: Written;
  readonly isCssTold: boolean;
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
  slice: () => (written: Written) => void,
  moved: (container: Node) => void,
  wrote: (node: Node, written: Written) => void,
): FirstPicture {
  let first: Written | null = null;
  let mask = (_: Written): void => undefined;
  const open: Open[] = [];

  const enter = (node: Node, written: Written): void => {
    const place = shown.get(node);
    if (place === undefined || place.isLeaf) return;
    if (place.root !== null) open.push(opened(place.root, written, false));
    open.push(opened(node, written, isCssTold(node, written)));
  };
  const step = (at: Open, child: Node): void => {
    if (shown.has(child)) moved(at.container);
    else if (parentOf(child) === at.container) {
      const written = writer.write(child, at.container, { isCssTold: at.isCssTold, isNew: false });
      if (written === null) return;
      mask(written);
      at.written.childNodes?.push(written);
      shown.get(at.container)?.children.push(child);
      wrote(child, written);
      if (written.childNodes !== undefined) enter(child, written);
    }
  };

  const begin = (): Written | null => {
    const written = writer.write(document, null, { isCssTold: false, isNew: false });
    if (written === null) return null;
    mask(written);
    enter(document, written);
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

function opened(container: Node, written: Written, isTold: boolean): Open {
  return { container, written, isCssTold: isTold, children: childrenOf(container), next: 0 };
}
