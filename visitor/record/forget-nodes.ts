import { isInPage, isShadow } from './page-tree.ts';
import type { Mirror } from './rrweb-seams.ts';
import type { Place, Shown } from './shown.ts';

/** Nodes that are no longer where they were in the picture, and where that was. */
export type Gone = readonly (readonly [Node, Place])[];

/** Of nodes that are no longer in the picture nothing is kept, so that the page can let go of them. */
export function forgetNodes(
  gone: Gone,
  shown: Shown,
  mirror: Mirror,
  unobserve: (root: ShadowRoot) => void,
): void {
  for (const left of gone) {
    // Taken apart at once, each would be gone through as a list is.
    const node = left[0];
    const { id, isRoot, isFramed } = left[1];
    if (shown.has(node)) continue;
    if (isRoot) {
      if (isShadow(node) && !isInPage(node.host)) unobserve(node);
      continue;
    }
    mirror.nodes.delete(id);
    // The viewer never forgets what was in a frame: told again, it needs other ids.
    if (isFramed) mirror.forget(node);
  }
}
