import { isElement, isInPage, isNamed, isText, shadowOf } from './page-tree.ts';
import type { Mirror } from './rrweb-seams.ts';

/** A node left out of the picture: what is in it is not looked at. */
export const LEFT_OUT = -2;

const UNKNOWN = -1;
const NEVER_MEANT = ['STYLE', 'LINK', 'SCRIPT', 'META', 'TITLE', 'HEAD', 'TEMPLATE'];

let lastId = 0;

/** Never the same again in this page: the viewer keeps what it was told in frames that have gone. */
function nextId(): number {
  lastId += 1;
  return lastId;
}

/**
 * Which node has which number. A node is written down in a later turn; who clicks on it before that must still be told by
 * its id (SPEC RC4), so the answer is the id that the node is going to have. Style sheets are left alone: their rules are
 * told only of those that are in the picture, since the others are written down with all their rules.
 *
 * @param shownId of what has its place in the picture, which is most
 */
export function createMirror(shownId: (node: Node) => number | undefined): Mirror {
  const nodes = new Map<number, Node>();
  // Of all else. Numbers that are only to be had are kept below LEFT_OUT: one look-up tells both kinds.
  const ids = new WeakMap<Node, number>();
  const idOf = (node: Node): number | undefined => shownId(node) ?? ids.get(node);
  return {
    nodes,
    newest: () => lastId,
    take(node, isLeftOut, getsPlace) {
      const before = idOf(node);
      let id = before ?? 0;
      if (before === undefined || before < LEFT_OUT) {
        if (isLeftOut) id = LEFT_OUT;
        else id = before === undefined ? nextId() : LEFT_OUT - before;
      }
      if (!getsPlace || isLeftOut) ids.set(node, id);
      if (id !== LEFT_OUT) nodes.set(id, node);
      return id;
    },
    getId(node) {
      if (node === null) return UNKNOWN;
      let id = idOf(node);
      if (id === undefined) {
        if (!mayBeMeant(node)) return UNKNOWN;
        id = LEFT_OUT - nextId();
        ids.set(node, id);
      }
      return id < LEFT_OUT ? LEFT_OUT - id : id;
    },
    getNode: (id) => nodes.get(id) ?? null,
    keep(node, id) {
      ids.set(node, id);
    },
    forget(node) {
      ids.delete(node);
    },
  };
}

function mayBeMeant(node: Node): boolean {
  if (!(isElement(node) || isText(node)) || !isInPage(node)) return false;
  return !NEVER_MEANT.some((name) => isNamed(node, name));
}

/** The document of a frame has gone, with all that was in it. */
export function forgetTree(mirror: Mirror, node: Node, each: (root: ShadowRoot) => void): void {
  mirror.nodes.delete(mirror.getId(node));
  const root = shadowOf(node);
  if (root !== null) {
    each(root);
    forgetTree(mirror, root, each);
  }
  for (const child of node.childNodes) forgetTree(mirror, child, each);
}
