import { CHECKSUM_BYTES, CHECKSUM_FIRST, checksum } from './checksum.ts';

/** Not a stream of ours. Caught by the decoder, and nowhere else. */
export class Malformed extends Error {}

/** Reads what a Writer took down. Every method throws Malformed instead of reading what is not there. */
export interface Reader {
  /** @throws Malformed when it is no batch, or not the one that follows */
  open(batch: Uint8Array): void;
  byte(): number;
  count(): number;
  /** A count of things that each take a byte at least, so that no number makes us wait. */
  countOfThings(): number;
  fraction(): number;
  text(): string;
  /** @throws Malformed when something is left over */
  close(): void;
}

const EMPTY = new Uint8Array(0);
/** Arguments of one call: far below what engines take. */
const UNITS_AT_ONCE = 4_096;

export function openReader(): Reader {
  let bytes: Uint8Array = EMPTY;
  let at = 0;
  let tokensEnd = 0;
  let letter = 0;
  let lettersEnd = 0;
  let sum = CHECKSUM_FIRST;

  const byte = (): number => {
    if (at >= tokensEnd) throw new Malformed('numbers end early');
    return bytes[at++] ?? 0;
  };

  const count = (): number => {
    let value = 0;
    let scale = 1;
    for (;;) {
      const next = byte();
      value += (next & 0x7f) * scale;
      if (value > Number.MAX_SAFE_INTEGER) throw new Malformed('a number is too large');
      if (next < 0x80) {
        // One number has one form: padded ones would be a way to say the same in two.
        if (next === 0 && scale > 1) throw new Malformed('a number is padded');
        return value;
      }
      scale *= 128;
    }
  };

  const unit = (): number => {
    if (letter >= lettersEnd) throw new Malformed('letters end early');
    const first = bytes[letter++] ?? 0;
    if (first < 0x80) return first;
    if (first >= 0xc0 && first < 0xe0) return ((first & 0x1f) << 6) | more();
    if (first >= 0xe0 && first < 0xf0) return ((first & 0x0f) << 12) | (more() << 6) | more();
    throw new Malformed('not a letter');
  };

  const more = (): number => {
    const next = letter < lettersEnd ? (bytes[letter++] ?? 0) : 0;
    if ((next & 0xc0) !== 0x80) throw new Malformed('half a letter');
    return next & 0x3f;
  };

  return {
    open(batch) {
      const bare = batch.length - CHECKSUM_BYTES;
      if (bare < 1) throw new Malformed('too short');
      sum = checksum(sum, batch, bare);
      const said = new DataView(batch.buffer, batch.byteOffset + bare, CHECKSUM_BYTES);
      if (said.getUint32(0, true) !== sum) throw new Malformed('the checksum differs');
      bytes = batch;
      at = 0;
      tokensEnd = bare;
      const length = count();
      if (length > bare - at) throw new Malformed('more numbers than bytes');
      tokensEnd = at + length;
      letter = tokensEnd;
      lettersEnd = bare;
    },
    byte,
    count,
    countOfThings() {
      const things = count();
      if (things > tokensEnd - at) throw new Malformed('more things than bytes');
      return things;
    },
    fraction() {
      if (at + 8 > tokensEnd) throw new Malformed('numbers end early');
      const value = new DataView(bytes.buffer, bytes.byteOffset + at, 8).getFloat64(0, true);
      at += 8;
      return value;
    },
    text() {
      const length = count();
      if (length > lettersEnd - letter) throw new Malformed('more letters than bytes');
      let text = '';
      for (let from = 0; from < length; from += UNITS_AT_ONCE) {
        const units: number[] = [];
        for (let left = Math.min(UNITS_AT_ONCE, length - from); left > 0; left -= 1)
          units.push(unit());
        text += String.fromCharCode(...units);
      }
      return text;
    },
    close() {
      if (at !== tokensEnd || letter !== lettersEnd) throw new Malformed('bytes are left over');
      bytes = EMPTY;
    },
  };
}
