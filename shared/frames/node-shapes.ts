import { FRAME_SHAPE_KEYS_MAX, FRAME_SHAPES_MAX } from '../protocol/limits.ts';
import { newPlace, type Place } from './shapes.ts';
import { PART_ATTRIBUTE, PART_TEXT } from './tokens.ts';

/** A tag, a flag that is true, a field with a text, or an attribute. */
export interface NodePart {
  kind: number;
  name: string;
}

/** Everything about a node but its ids, its children and what its texts and attributes say. */
export interface NodeShape {
  /** Its type, and which of its fields are there (tokens.ts). */
  readonly head: number;
  readonly parts: readonly Readonly<NodePart>[];
  /** For each part that says something, in order. */
  readonly places: readonly Place[];
  /** −1: it has none, there was no room. */
  readonly number: number;
}

/** Gives node shapes their numbers, the same at both ends. */
export interface NodeShapeShelf {
  put(head: number, parts: readonly Readonly<NodePart>[]): NodeShape;
  at(number: number): NodeShape | undefined;
}

export function openNodeShapeShelf(): NodeShapeShelf {
  const shapes: NodeShape[] = [];
  let partsKept = 0;
  return {
    put(head, parts) {
      const hasRoom =
        shapes.length < FRAME_SHAPES_MAX && partsKept + parts.length <= FRAME_SHAPE_KEYS_MAX;
      const number = hasRoom ? shapes.length : -1;
      const shape = { head, parts, places: parts.filter(hasValue).map(newPlace), number };
      if (hasRoom) {
        partsKept += parts.length;
        shapes.push(shape);
      }
      return shape;
    },
    at: (number) => shapes[number],
  };
}

/** Whether something is said in it, beside that it is there. */
export function hasValue({ kind }: Readonly<NodePart>): boolean {
  return kind === PART_TEXT || kind === PART_ATTRIBUTE;
}
