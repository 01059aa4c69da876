import { isElement, isInPage, isNamed, isText } from './page-tree.ts';
import type { Mirror } from './rrweb-seams.ts';

/** Ids of nodes that something was done to before they were written down. */
export interface ReservedIds {
  of(node: Node): number | undefined;
  forget(node: Node): void;
  /** rrweb's mirror is as it was. */
  stop(): void;
}

/**
 * A node is written down after paint; who clicks on it before that must still be told by its id (SPEC RC4). So
 * the mirror answers with the id the node is going to have. Style sheets are left alone: their rules are told
 * only of those that are in the picture, since the others are written down with all their rules.
 */
export function reserveIds(mirror: Mirror, nextId: () => number): ReservedIds {
  const ids = new WeakMap<Node, number>();
  const known = mirror.getId;

  mirror.getId = (node) => {
    const id = known.call(mirror, node);
    if (id !== UNKNOWN || node === null || !mayBeMeant(node)) return id;
    const reserved = ids.get(node) ?? nextId();
    ids.set(node, reserved);
    return reserved;
  };
  return {
    of: (node) => ids.get(node),
    forget: (node) => ids.delete(node),
    stop() {
      mirror.getId = known;
    },
  };
}

const UNKNOWN = -1;
const NEVER_MEANT = ['STYLE', 'LINK', 'SCRIPT', 'META', 'TITLE', 'HEAD', 'TEMPLATE'];

function mayBeMeant(node: Node): boolean {
  if (!(isElement(node) || isText(node)) || !isInPage(node)) return false;
  return !NEVER_MEANT.some((name) => isNamed(node, name));
}
