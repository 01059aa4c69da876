import { FRAME_DEPTH_MAX, NODE_ID_MAX } from '../protocol/limits.ts';
import type { ComeTexts } from './decode-texts.ts';
import type { ReadValue } from './decode-value.ts';
import { type NodePart, type NodeShape, openNodeShapeShelf } from './node-shapes.ts';
import { setField } from './plain.ts';
import { Malformed, type Reader } from './reader.ts';
import { newPlace, type Place } from './shapes.ts';
import * as token from './tokens.ts';

type Scalar = string | number | boolean | null;

/** A node without ids and children. */
export interface NodeBody {
  readonly shape: NodeShape;
  readonly values: readonly Scalar[];
  readonly isShadow: boolean;
}

/** What is different each time. */
export interface NodeRest {
  readonly id: number;
  /** −1: none. */
  readonly rootId: number;
  readonly children: readonly unknown[];
}

export interface ReadNode {
  tree(depth: number): unknown;
  /** Without its id, and the next in the stream. */
  body(): NodeBody;
  /** Reads the id of its document when it has one, else −1. */
  root(body: NodeBody): number;
  /** Reads nothing: it may be made at any time. */
  make(body: NodeBody, rest: NodeRest): object;
}

interface NodeSide {
  readonly from: Reader;
  readonly texts: ComeTexts;
  readonly plain: ReadValue;
  newest(id: number): void;
  spend(values: number): void;
}

export function openReadNode({ from, texts, plain, newest, spend }: NodeSide): ReadNode {
  const shelf = openNodeShapeShelf();
  const plainPlace = newPlace();
  let lastRoot = 0;
  let lastId = 0;

  const body = (): NodeBody => {
    if (from.count() !== token.NODE_NEW) throw new Malformed('not a node');
    return bodyBehind();
  };

  const bodyBehind = (): NodeBody => {
    const number = from.count();
    const shape = number === 0 ? newShape() : shelf.at(number - 1);
    if (shape === undefined) throw new Malformed('no such shape');
    return { shape, values: shape.places.map(readValue), isShadow: isInShadow(shape) };
  };

  const readValue = (place: Place): Scalar => {
    const said = from.count();
    const cell = said === token.VALUE_SAME ? place.number : said;
    switch (cell) {
      case token.VALUE_SAME:
        throw new Malformed('nothing to repeat');
      case token.VALUE_NEW: {
        const { text, number } = texts.next();
        if (number >= 0) place.number = number + token.VALUE_TEXT_FIRST;
        return text;
      }
      case token.VALUE_OTHER: {
        const value = plain(plainPlace, FRAME_DEPTH_MAX);
        if (typeof value !== 'number') throw new Malformed('not a number');
        return value;
      }
      default:
        place.number = cell;
        return known(cell);
    }
  };

  const known = (cell: number): Scalar => {
    if (cell === token.VALUE_NULL) return null;
    if (cell === token.VALUE_TRUE || cell === token.VALUE_FALSE) return cell === token.VALUE_TRUE;
    return texts.at(cell - token.VALUE_TEXT_FIRST);
  };

  const newShape = (): NodeShape => {
    const head = from.byte();
    if (head > token.HEAD_MAX) throw new Malformed('no such head');
    const parts: NodePart[] = [];
    for (let left = from.countOfThings(); left > 0; left -= 1) {
      const kind = from.byte();
      if (kind > token.PART_ATTRIBUTE) throw new Malformed('no such part');
      parts.push({ kind, name: texts.name() });
    }
    if (!isSound(head, parts)) throw new Malformed('a part stands twice');
    return shelf.put(head, parts);
  };

  const root = ({ shape }: NodeBody): number => {
    if ((shape.head & token.HEAD_ROOT) === 0) return -1;
    lastRoot = checkedId(lastRoot + token.unzigzag(from.count()));
    return lastRoot;
  };

  const make = ({ shape, values }: NodeBody, { id, rootId, children }: NodeRest): object => {
    const { head } = shape;
    const node: Record<string, unknown> = {
      type: head & token.HEAD_TYPE_MAX,
      id: checkedId(id),
    };
    const attributes = {};
    let at = 0;
    for (const { kind, name } of shape.parts) {
      if (kind === token.PART_TAG) setField(node, 'tagName', name);
      else if (kind === token.PART_FLAG) setField(node, name, true);
      else setField(kind === token.PART_TEXT ? node : attributes, name, values[at++]);
    }
    if ((head & token.HEAD_ATTRIBUTES) !== 0) setField(node, 'attributes', attributes);
    if ((head & CHILDREN) !== 0) setField(node, 'childNodes', children);
    if (rootId >= 0) setField(node, 'rootId', rootId);
    return node;
  };

  /** @param own what is read of it already */
  const branch = (own: NodeBody, depth: number): object => {
    if (depth > FRAME_DEPTH_MAX) throw new Malformed('nested too deep');
    const rootId = root(own);
    const id = checkedId(lastId + 1 + token.unzigzag(from.count()));
    lastId = id;
    newest(id);
    const children: unknown[] = [];
    if ((own.shape.head & token.HEAD_CHILDREN) !== 0) {
      for (let left = from.countOfThings(); left > 0; left -= 1) {
        children.push(child(depth));
      }
    }
    spend(own.values.length + 1);
    return make(own, { id, rootId, children });
  };

  const child = (depth: number): unknown => {
    const said = from.count();
    if (said === token.NODE_PLAIN) return plain(plainPlace, depth);
    if (said !== token.NODE_NEW) throw new Malformed('not a node');
    return branch(bodyBehind(), depth + 1);
  };

  return { tree: (depth) => branch(body(), depth), body, root, make };
}

const CHILDREN = token.HEAD_EMPTY | token.HEAD_CHILDREN;

/** @throws Malformed unless it is one that the protocol can name */
export function checkedId(id: number): number {
  if (id < 0 || id > NODE_ID_MAX) throw new Malformed('no such id');
  return id;
}

function isInShadow({ parts }: NodeShape): boolean {
  return parts.some(({ kind, name }) => kind === token.PART_FLAG && name === 'isShadow');
}

const OF_THE_HEAD = ['type', 'id', 'rootId', 'childNodes', 'attributes', 'tagName'];

/** Nothing in it twice, and nothing that the head says already. */
function isSound(head: number, parts: readonly NodePart[]): boolean {
  if ((head & CHILDREN) === CHILDREN) return false;
  const names = parts.map(({ kind, name }) => {
    if (kind === token.PART_TAG) return 'tagName';
    return kind === token.PART_ATTRIBUTE ? `@${name}` : `.${name}`;
  });
  const hasAttributes = parts.some(({ kind }) => kind === token.PART_ATTRIBUTE);
  if (hasAttributes && (head & token.HEAD_ATTRIBUTES) === 0) return false;
  if (OF_THE_HEAD.some((name) => names.includes(`.${name}`))) return false;
  return new Set(names).size === names.length;
}
