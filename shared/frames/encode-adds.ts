import { FRAME_ADDS_MAX, NODE_ID_MAX } from '../protocol/limits.ts';
import type { WriteNode } from './encode-node.ts';
import type { WriteValue } from './encode-value.ts';
import { openForetelling } from './foretell.ts';
import { isPlain, isWhole, type Plain } from './plain.ts';
import { openRows } from './rows.ts';
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

/** Node, parent, next sibling, and whether its id is the one expected. */
const CELLS = 4;

export function openWriteAdds({ out, nodes, plain, newest }: AddsSide): WriteAdds {
  const rows = openRows(FRAME_ADDS_MAX, FRAME_ADDS_MAX * CELLS);
  const foretelling = openForetelling();
  const plainPlace = newPlace();
  const seen = newSeenNode();
  const cells = new Int32Array(CELLS);
  let parentId = 0;
  let nextId: number | null = null;
  let floor = 0;
  let lastId = 0;
  let outerParent = 0;
  let outerNext = 0;
  let lastParent = -1;
  const waiting = openWaiting();
  /** Foretold and not written yet. */
  let run = 0;

  const endRun = (): void => {
    if (run > 0) out.whole(token.ADD_RUN_FIRST + run - 1);
    run = 0;
  };

  /** Fills parentId and nextId, and takes the node apart. */
  const see = (add: Plain): boolean => {
    const { parentId: parent, nextId: next, node } = add;
    if (Object.keys(add).length !== 3 || !isWhole(parent, NODE_ID_MAX)) return false;
    if (next !== null && !isWhole(next, NODE_ID_MAX)) return false;
    parentId = parent;
    nextId = next;
    return seeNode(node, seen) && seen.children.length === 0;
  };

  const place = (): void => {
    const { id } = seen;
    const isExpected = id === newest.id + 1;
    cells[1] = parentCell(id);
    if (nextId === null) cells[2] = 0;
    else if (nextId > floor && nextId < id) cells[2] = id - nextId + 2;
    else cells[2] = nextId === outerNext ? 1 : 2;
    cells[3] = isExpected ? 0 : 1;
  };

  const parentCell = (id: number): number => {
    const isInner = parentId > floor && parentId < id;
    if (!isInner) return parentId === outerParent ? token.PARENT_OUTER : token.PARENT_TOLD;
    if (parentId === lastParent) return token.PARENT_AGAIN;
    const skipped = waiting.skipTo(parentId);
    return skipped >= 0
      ? token.PARENT_CODED_FIRST + 2 * skipped
      : token.PARENT_CODED_FIRST + 2 * (id - parentId) + 1;
  };

  /** What its place does not say by itself. */
  const writeRest = (): void => {
    if (cells[1] === token.PARENT_TOLD) {
      out.whole(token.zigzag(parentId - outerParent));
      outerParent = parentId;
    }
    if (cells[2] === 2 && nextId !== null) {
      out.whole(token.zigzag(nextId - outerNext));
      outerNext = nextId;
    }
    if (cells[3] === 1) out.whole(token.zigzag(seen.id - lastId));
    nodes.root(seen);
    lastId = seen.id;
    lastParent = parentId;
    waiting.push(seen.id);
    if (seen.id > newest.id) newest.id = seen.id;
  };

  const hasRest = (): boolean =>
    cells[1] === token.PARENT_TOLD || cells[2] === 2 || cells[3] === 1 || seen.rootId >= 0;

  const writeAdd = (): void => {
    place();
    const node = nodes.numberOf(seen);
    cells[0] = node;
    const number = node < 0 ? -1 : rows.find(cells, CELLS);
    if (number >= 0) {
      if (foretelling.next() === number) {
        run += 1;
        if (run === token.ADD_RUN_MAX || hasRest()) endRun();
      } else {
        endRun();
        out.whole(token.ADD_KNOWN_FIRST + number);
      }
      foretelling.came(number);
    } else {
      endRun();
      out.whole(token.ADD_NEW);
      if (node >= 0) {
        out.whole(node + token.NODE_KNOWN_FIRST);
      } else {
        out.whole(token.NODE_NEW);
        cells[0] = nodes.write(seen);
      }
      for (let index = 1; index < CELLS; index += 1) out.whole(cells[index] ?? 0);
      foretelling.came((cells[0] ?? -1) < 0 ? -1 : rows.add(cells, CELLS));
    }
    writeRest();
  };

  return (value, depth) => {
    if (!Array.isArray(value) || value.length === 0) return false;
    out.byte(token.ADDS);
    out.whole(value.length);
    floor = newest.id;
    lastParent = -1;
    waiting.clear();
    for (const add of value) {
      if (isPlain(add) && see(add)) {
        writeAdd();
      } else {
        endRun();
        out.whole(token.ADD_PLAIN);
        plain(add, plainPlace, depth);
      }
    }
    endRun();
    return true;
  };
}
