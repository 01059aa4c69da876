import {
  FRAME_TEXT_KNOWN_MAX_CHARS,
  FRAME_TEXTS_MAX,
  FRAME_TEXTS_MAX_CHARS,
} from '../protocol/limits.ts';

/** Decides, the same at both ends, whether a text that was just sent gets the next number. */
export interface TextShelf {
  /** @returns its number, or −1: too long, or there is no room left */
  put(text: string): number;
  /** How many have a number. */
  size(): number;
}

/** @param keep called with each text that gets a number */
export function openTextShelf(keep: (text: string, number: number) => void): TextShelf {
  let size = 0;
  let chars = 0;
  return {
    put(text) {
      const { length } = text;
      if (length > FRAME_TEXT_KNOWN_MAX_CHARS || size >= FRAME_TEXTS_MAX) return -1;
      if (chars + length > FRAME_TEXTS_MAX_CHARS) return -1;
      chars += length;
      keep(text, size);
      size += 1;
      return size - 1;
    },
    size: () => size,
  };
}
