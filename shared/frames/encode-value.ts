import { FRAME_DEPTH_MAX } from '../protocol/limits.ts';
import type { SentTexts } from './encode-texts.ts';
import { isPlain, type Plain } from './plain.ts';
import { openShapeShelf, type Place, type Shape, thingPlace } from './shapes.ts';
import * as token from './tokens.ts';
import type { Writer } from './writer.ts';

/** What is no stream of ours can be: nested too deep, or more than a viewer would take. */
export class Unsendable extends Error {}

/** Anything that JSON can say, and what JSON would make of the rest. */
export type WriteValue = (value: unknown, place: Place, depth: number) => void;

interface ValueSide {
  readonly out: Writer;
  readonly texts: SentTexts;
  /** Writes what stands under this key in a way of its own; false when it is not what it is for. */
  special(key: string, value: unknown, depth: number): boolean;
  /** So many values more. @throws Unsendable past the bound */
  spend(values: number): void;
}

export function openWriteValue({ out, texts, special, spend }: ValueSide): WriteValue {
  const shelf = openShapeShelf();
  const shapes = new Map<string, Shape>();

  const write: WriteValue = (value, place, depth) => {
    switch (typeof value) {
      case 'number':
        return Number.isFinite(value) ? writeNumber(value, place) : writeBare(null, place);
      case 'string':
        return writeText(value, place);
      case 'boolean':
        return writeBare(value, place);
      case 'object':
        if (depth >= FRAME_DEPTH_MAX) throw new Unsendable();
        if (Array.isArray(value)) return writeList(value, place, depth + 1);
        return isPlain(value) ? writeObject(value, place, depth + 1) : writeBare(null, place);
      default:
        return writeBare(null, place);
    }
  };

  const writeNumber = (value: number, place: Place): void => {
    spend(1);
    if (isAgain(value, place)) return;
    if (!Number.isInteger(value) || Math.abs(value) > token.WHOLE_MAX) {
      out.byte(token.FRACTION);
      out.fraction(value);
      return;
    }
    const difference = token.zigzag(value - place.number);
    place.number = value;
    if (difference <= token.SMALL_MAX) {
      out.byte(token.SMALL_FIRST + difference);
      return;
    }
    out.byte(token.WHOLE);
    out.whole(difference);
  };

  /** Says so when it is what stood here before. */
  const isAgain = (value: string | number | boolean | null, place: Place): boolean => {
    if (place.last !== value) {
      place.last = value;
      return false;
    }
    out.byte(token.SAME);
    return true;
  };

  const writeText = (text: string, place: Place): void => {
    spend(1);
    if (isAgain(text, place)) return;
    const number = texts.numberOf(text);
    if (number >= 0) {
      out.byte(token.TEXT_KNOWN);
      out.whole(number);
      return;
    }
    out.byte(token.TEXT_NEW);
    out.text(text);
    texts.put(text);
  };

  const writeBare = (value: boolean | null, place: Place): void => {
    spend(1);
    if (isAgain(value, place)) return;
    if (value === null) out.byte(token.NULL);
    else out.byte(value ? token.TRUE : token.FALSE);
  };

  const writeList = (list: readonly unknown[], place: Place, depth: number): void => {
    spend(1);
    out.byte(token.LIST);
    out.whole(list.length);
    const own = thingPlace(place);
    for (let index = 0; index < list.length; index += 1) write(list[index], own, depth);
  };

  const writeObject = (value: Plain, place: Place, depth: number): void => {
    // The same as the last one here, mostly: comparing is quicker than looking up.
    const { shape: last } = place;
    const known =
      last !== null && last.number >= 0 && fits(value, last) ? last : shapes.get(keyOf(value));
    if (known !== undefined) {
      writeShape(known, place);
      writeFields(value, known, depth);
      return;
    }
    const shape = shelf.put(saidIn(value));
    if (shape.number >= 0) shapes.set(keyOf(value), shape);
    out.byte(token.SHAPE);
    out.whole(0);
    out.whole(shape.keys.length);
    for (const key of shape.keys) writeName(key);
    place.shape = shape;
    writeFields(value, shape, depth);
  };

  const writeShape = (shape: Shape, place: Place): void => {
    if (place.shape === shape) {
      out.byte(token.SHAPE_AGAIN);
      return;
    }
    place.shape = shape;
    out.byte(token.SHAPE);
    out.whole(shape.number + 1);
  };

  const writeName = (name: string): void => {
    const number = texts.numberOf(name);
    out.whole(number + 1);
    if (number >= 0) return;
    out.text(name);
    texts.put(name);
  };

  const writeFields = (value: Plain, { keys, places, hasNodes }: Shape, depth: number): void => {
    spend(1);
    for (let index = 0; index < keys.length; index += 1) {
      const key = keys[index] ?? '';
      const place = places[index];
      if (place === undefined) continue;
      const field = value[key];
      if (!hasNodes || !special(key, field, depth)) write(field, place, depth);
    }
  };

  return write;
}

function fits(value: Plain, { keys }: Shape): boolean {
  let at = 0;
  // Unlike a list of its keys that takes no room; where a page gave all objects a key, nothing fits.
  for (const key in value) {
    if (!isSaid(value[key])) continue;
    if (keys[at] !== key) return false;
    at += 1;
  }
  return at === keys.length;
}

const saidIn = (value: Plain): string[] => Object.keys(value).filter((key) => isSaid(value[key]));

/** Other keys never make the same text. */
const keyOf = (value: Plain): string => JSON.stringify(saidIn(value));

/** JSON leaves out the rest. */
function isSaid(value: unknown): boolean {
  return value !== undefined && typeof value !== 'function' && typeof value !== 'symbol';
}
