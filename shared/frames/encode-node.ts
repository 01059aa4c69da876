import { FRAME_DEPTH_MAX } from '../protocol/limits.ts';
import type { SentTexts } from './encode-texts.ts';
import { Unsendable, type WriteValue } from './encode-value.ts';
import { type NodeShape, openNodeShapeShelf } from './node-shapes.ts';
import { openNodeSteps } from './node-steps.ts';
import { newSeenNode, type SeenNode, seeNode } from './see-node.ts';
import { newPlace, type Place } from './shapes.ts';
import * as token from './tokens.ts';
import type { Writer } from './writer.ts';

export interface WriteNode {
  /** A node, and all that is in it unless `more` does that; false when it is none of rrweb's, and nothing was written. */
  tree(value: unknown, depth: number, isWhole: boolean): boolean;
  /** Goes on with what is in it. @returns whether that is written; else time was up */
  more(isTimeUp: () => boolean): boolean;
  /** A node that was taken apart, without ids and children. */
  write(seen: SeenNode): void;
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

const never = (): boolean => false;

export function openWriteNode({ out, texts, plain, newest, spend }: NodeSide): WriteNode {
  const shelf = openNodeShapeShelf();
  const steps = openNodeSteps();
  const plainPlace = newPlace();
  const seenInTree = newSeenNode();
  const open: Open[] = [];
  let lastRoot = 0;
  let lastId = 0;

  const cellOf = (value: unknown): number => {
    if (typeof value === 'string') {
      const number = texts.numberOf(value);
      return number < 0 ? token.VALUE_NEW : number + token.VALUE_TEXT_FIRST;
    }
    if (value === null) return token.VALUE_NULL;
    if (value === true) return token.VALUE_TRUE;
    return value === false ? token.VALUE_FALSE : token.VALUE_OTHER;
  };

  const write = (seen: SeenNode): void => {
    const { values, valueCount } = seen;
    spend(valueCount + 1);
    const shape = steps.find(seen);
    out.whole(token.NODE_NEW);
    const own = shape ?? writeShape(seen);
    if (shape !== undefined) out.whole(shape.number + 1);
    for (let index = 0; index < valueCount; index += 1)
      writeValue(values[index], own.places[index]);
  };

  const writeValue = (value: unknown, place: Place | undefined): void => {
    if (place === undefined) return;
    const cell = cellOf(value);
    if (cell === token.VALUE_OTHER) {
      out.whole(cell);
      plain(value, plainPlace, 0);
    } else if (cell === token.VALUE_NEW) {
      out.whole(cell);
      out.text(String(value));
      const number = texts.put(String(value));
      if (number >= 0) place.number = number + token.VALUE_TEXT_FIRST;
    } else if (place.number === cell) out.whole(token.VALUE_SAME);
    else {
      out.whole(cell);
      place.number = cell;
    }
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
    write(seenInTree);
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
    write,
    root,
  };
}
