import { CHECKSUM_BYTES, CHECKSUM_FIRST, checksum } from './checksum.ts';

/** Takes one batch down, in two pieces: numbers, and letters after them, because like packs best with like. */
export interface Writer {
  byte(value: number): void;
  /** A whole number of 0 and up: seven bits a byte, the lowest first. */
  whole(value: number): void;
  /** Eight bytes, IEEE 754, little-endian. */
  fraction(value: number): void;
  text(text: string): void;
  /** The batch, with the checksum of all so far; the next begins empty. */
  finish(): Uint8Array;
}

const FIRST_BYTES = 16_384;
const COUNT_BYTES = 8;
/** Of one UTF-16 unit. */
const UNIT_BYTES = 3;

export function openWriter(): Writer {
  let tokens = new Uint8Array(FIRST_BYTES);
  let letters = new Uint8Array(FIRST_BYTES);
  let at = 0;
  let end = 0;
  let sum = CHECKSUM_FIRST;
  const eight = new DataView(new ArrayBuffer(COUNT_BYTES));

  const whole = (value: number): void => {
    if (at + COUNT_BYTES > tokens.length) tokens = grown(tokens, at + COUNT_BYTES);
    let rest = value;
    while (rest > 0x7f) {
      // Beyond 31 bits the bit operators would cut it.
      tokens[at++] = (rest & 0x7f) | 0x80;
      rest = rest > 0x7fff_ffff ? Math.floor(rest / 128) : rest >>> 7;
    }
    tokens[at++] = rest;
  };

  return {
    byte(value) {
      if (at === tokens.length) tokens = grown(tokens, at + 1);
      tokens[at++] = value;
    },
    whole,
    fraction(value) {
      eight.setFloat64(0, value, true);
      if (at + COUNT_BYTES > tokens.length) tokens = grown(tokens, at + COUNT_BYTES);
      for (let index = 0; index < COUNT_BYTES; index += 1) tokens[at++] = eight.getUint8(index);
    },
    text(text) {
      whole(text.length);
      const most = end + text.length * UNIT_BYTES;
      if (most > letters.length) letters = grown(letters, most);
      end = writeUnits(text, letters, end);
    },
    finish() {
      const length = at;
      // The length of the numbers stands before them; it is known last.
      whole(length);
      const before = at - length;
      const batch = new Uint8Array(before + length + end + CHECKSUM_BYTES);
      batch.set(tokens.subarray(length, at));
      batch.set(tokens.subarray(0, length), before);
      batch.set(letters.subarray(0, end), before + length);
      const bare = batch.length - CHECKSUM_BYTES;
      sum = checksum(sum, batch, bare);
      new DataView(batch.buffer).setUint32(bare, sum, true);
      at = 0;
      end = 0;
      return batch;
    },
  };
}

/**
 * Each UTF-16 unit by itself as UTF-8 would write it: a page may hold half a surrogate pair, which UTF-8
 * cannot, and what is sent is what is there.
 */
function writeUnits(text: string, into: Uint8Array, from: number): number {
  let end = from;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) {
      into[end++] = unit;
    } else if (unit < 0x800) {
      into[end++] = 0xc0 | (unit >> 6);
      into[end++] = 0x80 | (unit & 0x3f);
    } else {
      into[end++] = 0xe0 | (unit >> 12);
      into[end++] = 0x80 | ((unit >> 6) & 0x3f);
      into[end++] = 0x80 | (unit & 0x3f);
    }
  }
  return end;
}

/** The same and more room. @param least so much in all */
export function grown(bytes: Uint8Array, least: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(least, bytes.length * 2));
  larger.set(bytes);
  return larger;
}
