import { isDocument, isInPage, isShadow } from './page-tree.ts';
import type { Mirror } from './rrweb-seams.ts';
import type { Shown } from './shown.ts';

/** Of nodes that are no longer in the picture nothing is kept, so that the page can let go of them. */
export function forgetNodes(
  gone: readonly Node[],
  shown: Shown,
  mirror: Mirror,
  unobserve: (root: ShadowRoot) => void,
): void {
  for (const node of gone) {
    if (shown.has(node)) continue;
    if (isShadow(node)) {
      if (!isInPage(node.host)) unobserve(node);
      continue;
    }
    const id = mirror.known(node) ?? 0;
    if (mirror.getNode(id) === node) mirror.nodes.delete(id);
    // The viewer never forgets what was in a frame: told again, it needs other ids.
    if ((isDocument(node) ? node : node.ownerDocument) !== document) mirror.forget(node);
  }
}
