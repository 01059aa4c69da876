import { shadowOf } from './page-tree.ts';
import type { Mirror } from './rrweb-seams.ts';

/** A node left out of the picture: what is in it is not looked at. */
export const LEFT_OUT = -2;

let lastId = 0;

/** Never the same again in this page: the viewer keeps what it was told in frames that have gone. */
export function nextId(): number {
  lastId += 1;
  return lastId;
}

/** Which node has which number, as rrweb's tools ask for it. */
export function createMirror(): Mirror {
  const idNodeMap = new Map<number, Node>();
  const nodeMetaMap = new WeakMap<Node, { readonly id: number }>();
  const mirror: Mirror = {
    idNodeMap,
    nodeMetaMap,
    getId: (node) => (node === null ? null : mirror.getMeta(node))?.id ?? -1,
    getNode: (id) => idNodeMap.get(id) ?? null,
    getMeta: (node) => nodeMetaMap.get(node) ?? null,
    add(node, meta) {
      idNodeMap.set(meta.id, node);
      nodeMetaMap.set(node, meta);
    },
  };
  return mirror;
}

/** The document of a frame has gone, with all that was in it. */
export function forgetTree(mirror: Mirror, node: Node, each: (root: ShadowRoot) => void): void {
  mirror.idNodeMap.delete(mirror.getId(node));
  const root = shadowOf(node);
  if (root !== null) {
    each(root);
    forgetTree(mirror, root, each);
  }
  for (const child of node.childNodes) forgetTree(mirror, child, each);
}
