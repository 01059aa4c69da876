import { NODE_ID_MAX } from '../protocol/limits.ts';
import type { WriteNode } from './encode-node.ts';
import type { WriteValue } from './encode-value.ts';
import { isPlain, isWhole, type Plain } from './plain.ts';
import { newSeenNode, seeNode } from './see-node.ts';
import { newPlace } from './shapes.ts';
import * as token from './tokens.ts';
import { openWaiting } from './waiting.ts';
import type { Writer } from './writer.ts';

/** The nodes that a mutation adds; false when they are not quite rrweb's, and nothing was written. */
export type WriteAdds = (value: unknown, depth: number) => boolean;

interface AddsSide {
  readonly out: Writer;
  readonly nodes: WriteNode;
  readonly plain: WriteValue;
  /** The highest id so far: new nodes are numbered on from it. */
  readonly newest: { id: number };
}

/**
 * Ids count up, and parents are told by the order in which the recorder tells them: so a card drawn anew is the same bytes as
 * before, and deflate finds it there.
 */
export function openWriteAdds({ out, nodes, plain, newest }: AddsSide): WriteAdds {
  const plainPlace = newPlace();
  const seen = newSeenNode();
  const waiting = openWaiting();
  let parentId = 0;
  let nextId: number | null = null;
  let floor = 0;
  let lastId = 0;
  let outerParent = 0;
  let outerNext = 0;
  let lastParent = -1;

  /** Fills parentId and nextId, and takes the node apart. */
  const see = (add: Plain): boolean => {
    const { parentId: parent, nextId: next, node } = add;
    if (Object.keys(add).length !== 3 || !isWhole(parent, NODE_ID_MAX)) return false;
    if (next !== null && !isWhole(next, NODE_ID_MAX)) return false;
    parentId = parent;
    nextId = next;
    return seeNode(node, seen) && seen.children.length === 0;
  };

  const parentPlace = (id: number): number => {
    const isInner = parentId > floor && parentId < id;
    if (!isInner) return parentId === outerParent ? token.PARENT_OUTER : token.PARENT_TOLD;
    if (parentId === lastParent) return token.PARENT_AGAIN;
    const skipped = waiting.skipTo(parentId);
    return skipped >= 0
      ? token.PARENT_CODED_FIRST + 2 * skipped
      : token.PARENT_CODED_FIRST + 2 * (id - parentId) + 1;
  };

  const nextPlace = (id: number): number => {
    if (nextId === null) return token.NEXT_NONE;
    if (nextId > floor && nextId < id) return token.NEXT_TOLD + id - nextId;
    return nextId === outerNext ? token.NEXT_OUTER : token.NEXT_TOLD;
  };

  const write = (): void => {
    const { id } = seen;
    const parent = parentPlace(id);
    const next = nextPlace(id);
    const isExpected = id === newest.id + 1;
    out.whole(token.ADD_NEW);
    nodes.write(seen);
    out.whole(parent);
    out.whole(next);
    out.whole(isExpected ? 0 : 1);
    if (parent === token.PARENT_TOLD) {
      out.whole(token.zigzag(parentId - outerParent));
      outerParent = parentId;
    }
    if (next === token.NEXT_TOLD && nextId !== null) {
      out.whole(token.zigzag(nextId - outerNext));
      outerNext = nextId;
    }
    if (!isExpected) out.whole(token.zigzag(id - lastId));
    nodes.root(seen);
    lastId = id;
    lastParent = parentId;
    waiting.push(id);
    if (id > newest.id) newest.id = id;
  };

  return (value, depth) => {
    if (!Array.isArray(value) || value.length === 0) return false;
    out.byte(token.ADDS);
    out.whole(value.length);
    floor = newest.id;
    lastParent = -1;
    waiting.clear();
    for (const add of value) {
      if (isPlain(add) && see(add)) write();
      else {
        out.whole(token.ADD_PLAIN);
        plain(add, plainPlace, depth);
      }
    }
    return true;
  };
}
