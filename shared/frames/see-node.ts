import { NODE_ID_MAX } from '../protocol/limits.ts';
import type { NodePart } from './node-shapes.ts';
import { isPlain, isWhole, type Plain } from './plain.ts';
import * as token from './tokens.ts';

/** A node of rrweb's, taken apart. One object for all of them: there are tens of thousands. */
export interface SeenNode {
  id: number;
  /** −1: none. */
  rootId: number;
  head: number;
  children: readonly unknown[];
  /** As many as `partCount`; what lies behind is of other nodes. */
  readonly parts: NodePart[];
  partCount: number;
  readonly values: unknown[];
  valueCount: number;
}

const NONE: readonly unknown[] = [];

export function newSeenNode(): SeenNode {
  return {
    id: 0,
    rootId: -1,
    head: 0,
    children: NONE,
    parts: [],
    partCount: 0,
    values: [],
    valueCount: 0,
  };
}

/**
 * Takes a node apart; false when it is not quite one of rrweb's, and is to be sent as it is. Only while nothing
 * is inherited by all objects: asking of each field whether it is an own one takes half as long again.
 */
export function seeNode(value: unknown, seen: SeenNode): value is Plain {
  if (!isPlain(value) || !isBare(value)) return false;
  seen.id = -1;
  seen.rootId = -1;
  seen.head = 0;
  seen.children = NONE;
  seen.partCount = 0;
  seen.valueCount = 0;
  let type = -1;
  for (const key in value) {
    const field = value[key];
    if (field === undefined) continue;
    switch (key) {
      case 'type':
        if (!isWhole(field, token.HEAD_TYPE_MAX)) return false;
        type = field;
        break;
      case 'id':
        if (!isWhole(field, NODE_ID_MAX)) return false;
        seen.id = field;
        break;
      case 'rootId':
        if (!isWhole(field, NODE_ID_MAX)) return false;
        seen.rootId = field;
        seen.head |= token.HEAD_ROOT;
        break;
      case 'childNodes':
        if (!Array.isArray(field)) return false;
        seen.children = field;
        seen.head |= field.length === 0 ? token.HEAD_EMPTY : token.HEAD_CHILDREN;
        break;
      case 'attributes':
        if (!isPlain(field) || !isBare(field) || !seeAttributes(field, seen)) return false;
        seen.head |= token.HEAD_ATTRIBUTES;
        break;
      case 'tagName':
        if (typeof field !== 'string') return false;
        addPart(seen, token.PART_TAG, field);
        break;
      default:
        if (!seeField(key, field, seen)) return false;
    }
  }
  seen.head |= type;
  return type >= 0 && seen.id >= 0;
}

/** Whether a loop over its fields meets its own alone, as long as no page gave fields to all objects. */
export function isBare(value: Plain): boolean {
  return Object.getPrototypeOf(value) === Object.prototype;
}

/** Whether a page gave fields to all objects: some did, years ago. */
export function isAllInherited(): boolean {
  for (const _ in {}) return true;
  return false;
}

function seeField(key: string, field: unknown, seen: SeenNode): boolean {
  if (field === true) {
    addPart(seen, token.PART_FLAG, key);
    return true;
  }
  if (typeof field !== 'string') return false;
  addPart(seen, token.PART_TEXT, key);
  seen.values[seen.valueCount++] = field;
  return true;
}

function seeAttributes(attributes: Plain, seen: SeenNode): boolean {
  for (const name in attributes) {
    const value = attributes[name];
    if (value === undefined) continue;
    if (!isScalar(value)) return false;
    addPart(seen, token.PART_ATTRIBUTE, name);
    seen.values[seen.valueCount++] = value;
  }
  return true;
}

function isScalar(value: unknown): boolean {
  return (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
  );
}

function addPart(seen: SeenNode, kind: number, name: string): void {
  const part = seen.parts[seen.partCount++];
  if (part === undefined) seen.parts.push({ kind, name });
  else {
    part.kind = kind;
    part.name = name;
  }
}
