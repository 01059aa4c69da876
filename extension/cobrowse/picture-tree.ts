import type { Replayer } from 'rrweb';
import type { DigestTree } from '../../shared/frames/digest.ts';
import { isElement } from './places.ts';

/** The picture as a digest walks it: what the player put in itself has no id, and does not count. */
export function pictureTree(mirror: ReturnType<Replayer['getMirror']>): DigestTree<Node> {
  return {
    idOf: (node) => mirror.getId(node),
    childrenOf: (node) => node.childNodes,
    shadowOf: (node) => (isElement(node) ? (node.shadowRoot?.childNodes ?? null) : null),
  };
}
