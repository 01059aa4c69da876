import { FRAME_SHAPE_KEYS_MAX, FRAME_SHAPES_MAX } from '../protocol/limits.ts';

/** What stood in one place the last time: what comes next is mostly that, or near it. */
export interface Place {
  /** A text, number, boolean or null. */
  last: string | number | boolean | null | undefined;
  /** The last whole number. */
  number: number;
  /** Of the last object. */
  shape: Shape | null;
  /** Of the things of a list that stood here. */
  thing: Place | null;
}

/** The keys of an object, in order, with a place for each value. */
export interface Shape {
  readonly keys: readonly string[];
  readonly places: readonly Place[];
  /** −1: it has none, there was no room. */
  readonly number: number;
  /** Under one of them nodes may stand, which are written in a way of their own. */
  readonly hasNodes: boolean;
}

export function newPlace(): Place {
  return { last: undefined, number: 0, shape: null, thing: null };
}

/** The place of the things of a list. */
export function thingPlace(place: Place): Place {
  place.thing ??= newPlace();
  return place.thing;
}

/** Gives shapes their numbers, the same at both ends. */
export interface ShapeShelf {
  put(keys: readonly string[]): Shape;
  at(number: number): Shape | undefined;
}

export function openShapeShelf(): ShapeShelf {
  const shapes: Shape[] = [];
  let keysKept = 0;
  return {
    put(keys) {
      const hasRoom =
        shapes.length < FRAME_SHAPES_MAX && keysKept + keys.length <= FRAME_SHAPE_KEYS_MAX;
      const shape: Shape = {
        keys,
        places: keys.map(newPlace),
        number: hasRoom ? shapes.length : -1,
        hasNodes: keys.includes('node') || keys.includes('adds'),
      };
      if (hasRoom) {
        keysKept += keys.length;
        shapes.push(shape);
      }
      return shape;
    },
    at: (number) => shapes[number],
  };
}
