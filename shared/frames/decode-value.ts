import { FRAME_DEPTH_MAX } from '../protocol/limits.ts';
import type { ComeTexts } from './decode-texts.ts';
import { setField } from './plain.ts';
import { Malformed, type Reader } from './reader.ts';
import { openShapeShelf, type Place, type Shape, thingPlace } from './shapes.ts';
import * as token from './tokens.ts';

/** The inverse of WriteValue. @throws Malformed */
export type ReadValue = (place: Place, depth: number) => unknown;

interface ValueSide {
  readonly from: Reader;
  readonly texts: ComeTexts;
  tree(depth: number): unknown;
  adds(depth: number): unknown;
  /** So many values more. @throws Malformed past the bound */
  spend(values: number): void;
}

export function openReadValue({ from, texts, tree, adds, spend }: ValueSide): ReadValue {
  const shelf = openShapeShelf();

  const read: ReadValue = (place, depth) => {
    if (depth > FRAME_DEPTH_MAX) throw new Malformed('nested too deep');
    const kind = from.byte();
    switch (kind) {
      case token.NODE:
        return tree(depth);
      case token.ADDS:
        return adds(depth);
      case token.LIST:
        return readList(place, depth + 1);
      case token.SHAPE:
        place.shape = readShape();
        return readFields(place.shape, depth + 1);
      case token.SHAPE_AGAIN:
        if (place.shape === null) throw new Malformed('no shape to repeat');
        return readFields(place.shape, depth + 1);
      default:
        spend(1);
        return readScalar(kind, place);
    }
  };

  const readScalar = (kind: number, place: Place): unknown => {
    if (kind === token.SAME) {
      if (place.last === undefined) throw new Malformed('nothing to repeat');
      return place.last;
    }
    place.last = newScalar(kind, place);
    return place.last;
  };

  const newScalar = (kind: number, place: Place): string | number | boolean | null => {
    if (kind >= token.SMALL_FIRST) return step(place, kind - token.SMALL_FIRST);
    switch (kind) {
      case token.TEXT_NEW:
        return texts.next().text;
      case token.TEXT_KNOWN:
        return texts.at(from.count());
      case token.WHOLE:
        return step(place, from.count());
      case token.FRACTION: {
        const value = from.fraction();
        if (!Number.isFinite(value)) throw new Malformed('not a number of JSON');
        return value;
      }
      case token.TRUE:
        return true;
      case token.FALSE:
        return false;
      case token.NULL:
        return null;
      default:
        throw new Malformed('no such kind of value');
    }
  };

  const step = (place: Place, zigzagged: number): number => {
    place.number += token.unzigzag(zigzagged);
    if (Math.abs(place.number) > token.WHOLE_MAX) throw new Malformed('a number is too large');
    return place.number;
  };

  const readList = (place: Place, depth: number): unknown[] => {
    const length = from.countOfThings();
    spend(1);
    const list: unknown[] = [];
    for (let index = 0; index < length; index += 1) list.push(read(thingPlace(place), depth));
    return list;
  };

  const readShape = (): Shape => {
    const number = from.count();
    if (number > 0) {
      const shape = shelf.at(number - 1);
      if (shape === undefined) throw new Malformed('no such shape');
      return shape;
    }
    const keys: string[] = [];
    for (let left = from.countOfThings(); left > 0; left -= 1) keys.push(texts.name());
    if (new Set(keys).size !== keys.length) throw new Malformed('a key stands twice');
    return shelf.put(keys);
  };

  const readFields = (shape: Shape, depth: number): unknown => {
    spend(1);
    const value = {};
    let index = 0;
    for (const place of shape.places)
      setField(value, shape.keys[index++] ?? '', read(place, depth));
    return value;
  };

  return read;
}
