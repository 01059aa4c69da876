import { FRAME_DEPTH_MAX, FRAME_NODE_CELLS_MAX, FRAME_NODES_MAX } from '../protocol/limits.ts';
import type { SentTexts } from './encode-texts.ts';
import { Unsendable, type WriteValue } from './encode-value.ts';
import { type NodeShape, openNodeShapeShelf } from './node-shapes.ts';
import { openNodeSteps } from './node-steps.ts';
import { openRows } from './rows.ts';
import { newSeenNode, type SeenNode, seeNode } from './see-node.ts';
import { newPlace } from './shapes.ts';
import * as token from './tokens.ts';
import type { Writer } from './writer.ts';

export interface WriteNode {
  /** A node, and all that is in it unless `more` does that; false when it is none of rrweb's, and nothing was written. */
  tree(value: unknown, depth: number, isWhole: boolean): boolean;
  /** Goes on with what is in it. @returns whether that is written; else time was up */
  more(isTimeUp: () => boolean): boolean;
  /** Number of a node that was taken apart, −1 when it has none: then `write` must follow at once. */
  numberOf(seen: SeenNode): number;
  /** The node `numberOf` was asked for last, in full. @returns its number from now on, or −1 */
  write(seen: SeenNode): number;
  root(seen: SeenNode): void;
}

interface NodeSide {
  readonly out: Writer;
  readonly texts: SentTexts;
  readonly plain: WriteValue;
  /** Nodes taken so far have ids up to this one. */
  newest(id: number): void;
  spend(values: number): void;
}

/** Children that are being written. */
interface Open {
  readonly children: readonly unknown[];
  readonly depth: number;
  next: number;
}

const FIRST_CELLS = 64;
const never = (): boolean => false;

export function openWriteNode({ out, texts, plain, newest, spend }: NodeSide): WriteNode {
  const shelf = openNodeShapeShelf();
  const steps = openNodeSteps();
  const rows = openRows(FRAME_NODES_MAX, FRAME_NODE_CELLS_MAX);
  const plainPlace = newPlace();
  const seenInTree = newSeenNode();
  const open: Open[] = [];
  let cells = new Int32Array(FIRST_CELLS);
  let shape: NodeShape | undefined;
  let canBeKnown = false;
  let lastRoot = 0;
  let lastId = 0;

  const numberOf = (seen: SeenNode): number => {
    const { values, valueCount } = seen;
    spend(valueCount + 1);
    shape = steps.find(seen);
    if (cells.length <= valueCount) cells = new Int32Array(valueCount * 2);
    cells[0] = shape?.number ?? -1;
    canBeKnown = true;
    let isKnown = shape !== undefined;
    for (let index = 0; index < valueCount; index += 1) {
      const cell = cellOf(values[index]);
      if (cell === token.VALUE_NEW) isKnown = false;
      if (cell === token.VALUE_OTHER) canBeKnown = false;
      cells[index + 1] = cell;
    }
    return isKnown && canBeKnown ? rows.find(cells, valueCount + 1) : -1;
  };

  const cellOf = (value: unknown): number => {
    if (typeof value === 'string') {
      const number = texts.numberOf(value);
      return number < 0 ? token.VALUE_NEW : number + token.VALUE_TEXT_FIRST;
    }
    if (value === null) return token.VALUE_NULL;
    if (value === true) return token.VALUE_TRUE;
    return value === false ? token.VALUE_FALSE : token.VALUE_OTHER;
  };

  const write = (seen: SeenNode): number => {
    const { values, valueCount } = seen;
    const own = shape ?? writeShape(seen);
    if (shape !== undefined) out.whole(shape.number + 1);
    cells[0] = own.number;
    if (own.number < 0) canBeKnown = false;
    for (let index = 0; index < valueCount; index += 1) {
      const cell = writeValue(values[index], cells[index + 1] ?? 0, own, index);
      if (cell < 0) canBeKnown = false;
      cells[index + 1] = cell;
    }
    return canBeKnown ? rows.add(cells, valueCount + 1) : -1;
  };

  const writeValue = (value: unknown, seenCell: number, own: NodeShape, index: number): number => {
    const place = own.places[index];
    if (place === undefined) return -1;
    if (typeof value === 'number') {
      out.whole(token.VALUE_OTHER);
      plain(value, plainPlace, 0);
      return -1;
    }
    // It may be new in this very node, twice.
    const cell = seenCell === token.VALUE_NEW ? cellOf(value) : seenCell;
    if (cell !== token.VALUE_NEW && place.number === cell) {
      out.whole(token.VALUE_SAME);
      return cell;
    }
    out.whole(cell);
    if (cell !== token.VALUE_NEW || typeof value !== 'string') {
      place.number = cell;
      return cell;
    }
    out.text(value);
    const number = texts.put(value);
    if (number < 0) return -1;
    place.number = number + token.VALUE_TEXT_FIRST;
    return place.number;
  };

  const writeShape = ({ head, parts, partCount }: SeenNode): NodeShape => {
    const own = shelf.put(
      head,
      parts.slice(0, partCount).map(({ kind, name }) => ({ kind, name })),
    );
    if (own.number >= 0) steps.enter(own);
    out.whole(0);
    out.byte(head);
    out.whole(partCount);
    for (const { kind, name } of own.parts) {
      const number = texts.numberOf(name);
      out.byte(kind);
      out.whole(number + 1);
      if (number >= 0) continue;
      out.text(name);
      texts.put(name);
    }
    return own;
  };

  const root = ({ rootId }: SeenNode): void => {
    if (rootId < 0) return;
    out.whole(token.zigzag(rootId - lastRoot));
    lastRoot = rootId;
  };

  const branch = (depth: number): void => {
    if (depth > FRAME_DEPTH_MAX) throw new Unsendable();
    const number = numberOf(seenInTree);
    if (number >= 0) {
      out.whole(number + token.NODE_KNOWN_FIRST);
    } else {
      out.whole(token.NODE_NEW);
      write(seenInTree);
    }
    root(seenInTree);
    const { id, children } = seenInTree;
    out.whole(token.zigzag(id - lastId - 1));
    lastId = id;
    newest(id);
    if (children.length === 0) return;
    out.whole(children.length);
    open.push({ children, depth, next: 0 });
  };

  /** Until no more are open than there were. */
  const writeIn = (least: number, isTimeUp: () => boolean): boolean => {
    for (let at = open.at(-1); at !== undefined && open.length > least; at = open.at(-1)) {
      if (isTimeUp()) return false;
      const child = at.children[at.next++];
      if (at.next === at.children.length) open.pop();
      if (seeNode(child, seenInTree)) branch(at.depth + 1);
      else {
        out.whole(token.NODE_PLAIN);
        plain(child, plainPlace, at.depth);
      }
    }
    return true;
  };

  return {
    tree(value, depth, isWhole) {
      if (!seeNode(value, seenInTree)) return false;
      const least = open.length;
      out.byte(token.NODE);
      branch(depth);
      if (isWhole) writeIn(least, never);
      return true;
    },
    more: (isTimeUp) => writeIn(0, isTimeUp),
    numberOf,
    write,
    root,
  };
}
