import { FRAME_INFLATED_MAX_BYTES } from '../../shared/protocol/limits.ts';
import { type CodeTable, LENGTH_BITS, openCodeTable } from './code-table.ts';

/** The stream of a page since its last checkpoint, unpacked. Make a new one for each checkpoint. */
export interface Inflating {
  /**
   * @param packed what follows the headers of a batch's parts, put together
   * @returns what is in it; null when this is no stream of ours, or more than a page may be: the stream is over, and
   *   so is every later call
   */
  batch(packed: Uint8Array): Uint8Array | null;
}

/** What each batch would end with; it is the same every time and stays in the page (RFC 7692, 7.2.1). */
const FLUSH = Uint8Array.of(0, 0, 0xff, 0xff);
/** Bits are read from three bytes at once. */
const BEHIND_BYTES = 2;
const WINDOW_BYTES = 32_768;
/** Room that is kept from batch to batch: most are a few hundred bytes. */
const ROOM_BYTES = 4 * WINDOW_BYTES;
const PACKED_ROOM_BYTES = 16_384;

const STORED = 0;
const FIXED = 1;
const OWN = 2;
const END = 256;
const LITERALS = 286;
const DISTANCES = 30;
const LENGTH_MAX = 258;
const RUN_ORDER = Uint8Array.of(16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15);
const RUN_BITS_MAX = 7;

const fixedLiterals = openCodeTable(9);
fixedLiterals.take(new Uint8Array(288).fill(8).fill(9, 144, 256).fill(7, 256, 280));
const fixedDistances = openCodeTable(5);
fixedDistances.take(new Uint8Array(32).fill(5));

/**
 * Raw deflate (RFC 1951) that gives each batch at once and keeps its room: a batch is thirty bytes, and a page that was
 * looked along with for a minute has four hundred of them, which come in one go to who joins late. Others set up
 * 200 kB for each, and the browser's own gives nothing before a later turn.
 */
export function openInflate(): Inflating {
  const literals = openCodeTable();
  const distances = openCodeTable();
  const runs = openCodeTable(RUN_BITS_MAX);
  const lengths = new Uint8Array(LITERALS + DISTANCES);
  let packed = new Uint8Array(PACKED_ROOM_BYTES);
  let bit = 0;
  let endBit = 0;
  /** What came out last, the newest at its end. */
  let made = new Uint8Array(ROOM_BYTES);
  let at = 0;
  let leftBytes = FRAME_INFLATED_MAX_BYTES;
  let isOver = false;

  const open = (batch: Uint8Array): void => {
    const endBytes = batch.length + FLUSH.length;
    const least = endBytes + BEHIND_BYTES;
    if (least > packed.length) packed = new Uint8Array(Math.max(least, packed.length * 2));
    packed.set(batch);
    packed.set(FLUSH, batch.length);
    bit = 0;
    endBit = endBytes * 8;
    if (at <= ROOM_BYTES / 2) return;
    const kept = made.subarray(at - WINDOW_BYTES, at);
    if (made.length > ROOM_BYTES) made = new Uint8Array(ROOM_BYTES);
    made.set(kept);
    at = WINDOW_BYTES;
  };

  /** @param count at most 16 */
  const bits = (count: number): number => {
    const value = threeBytes(packed, bit) & ((1 << count) - 1);
    bit += count;
    return value;
  };

  /** −1: nothing has that code. */
  const symbol = ({ entries, mask }: CodeTable): number => {
    const entry = entries[threeBytes(packed, bit) & mask] ?? 0;
    bit += entry & ((1 << LENGTH_BITS) - 1);
    return entry === 0 || bit > endBit ? -1 : entry >>> LENGTH_BITS;
  };

  const makeRoom = (bytes: number): boolean => {
    if (at + bytes > WINDOW_BYTES + FRAME_INFLATED_MAX_BYTES + LENGTH_MAX) return false;
    const larger = new Uint8Array(Math.max(at + bytes, made.length * 2));
    larger.set(made);
    made = larger;
    return true;
  };

  const stored = (): boolean => {
    bit = (bit + 7) & ~7;
    const length = bits(16);
    if ((length ^ bits(16)) !== 0xffff || bit + length * 8 > endBit) return false;
    if (at + length > made.length && !makeRoom(length)) return false;
    const from = bit >>> 3;
    made.set(packed.subarray(from, from + length), at);
    at += length;
    bit += length * 8;
    return true;
  };

  /** Codes made for one block (RFC 1951, 3.2.7). */
  const ownCodes = (): boolean => {
    const literalCount = 257 + bits(5);
    const count = literalCount + 1 + bits(5);
    const orderLength = 4 + bits(4);
    if (literalCount > LITERALS || count > literalCount + DISTANCES) return false;
    const runLengths = new Uint8Array(RUN_ORDER.length);
    for (const place of RUN_ORDER.subarray(0, orderLength)) runLengths[place] = bits(3);
    if (!runs.take(runLengths)) return false;
    for (let done = 0; done < count; ) {
      const said = symbol(runs);
      if (said < 0 || (said === 16 && done === 0)) return false;
      const length = said < 16 ? said : said === 16 ? (lengths[done - 1] ?? 0) : 0;
      const times =
        said < 16 ? 1 : said === 16 ? 3 + bits(2) : said === 17 ? 3 + bits(3) : 11 + bits(7);
      if (done + times > count) return false;
      lengths.fill(length, done, done + times);
      done += times;
    }
    return (
      literals.take(lengths.subarray(0, literalCount)) &&
      distances.take(lengths.subarray(literalCount, count))
    );
  };

  const coded = (ofLiterals: CodeTable, ofDistances: CodeTable): boolean => {
    for (;;) {
      const said = symbol(ofLiterals);
      if (said < 0) return false;
      if (said === END) return true;
      if (at + LENGTH_MAX > made.length && !makeRoom(LENGTH_MAX)) return false;
      if (said < END) {
        made[at++] = said;
        continue;
      }
      const length = lengthOf(said, bits);
      const back = distanceOf(symbol(ofDistances), bits);
      if (length === 0 || back === 0 || back > at) return false;
      for (const end = at + length; at < end; at += 1) made[at] = made[at - back] ?? 0;
    }
  };

  const block = (): boolean => {
    // One that says it is the last is not of a stream that goes on.
    if (bits(1) !== 0) return false;
    switch (bits(2)) {
      case STORED:
        return stored();
      case FIXED:
        return coded(fixedLiterals, fixedDistances);
      case OWN:
        return ownCodes() && coded(literals, distances);
      default:
        return false;
    }
  };

  return {
    batch(batch) {
      if (isOver) return null;
      open(batch);
      const begun = at;
      while (!isOver && bit < endBit) isOver = !block();
      leftBytes -= at - begun;
      isOver ||= leftBytes < 0;
      return isOver ? null : made.slice(begun, at);
    },
  };
}

/** Seventeen bits at least, from this one on. */
function threeBytes(bytes: Uint8Array, bit: number): number {
  const byte = bit >>> 3;
  const three = (bytes[byte] ?? 0) | ((bytes[byte + 1] ?? 0) << 8) | ((bytes[byte + 2] ?? 0) << 16);
  return three >>> (bit & 7);
}

/** RFC 1951, 3.2.5. @returns 3 to 258; 0: there is none like that */
function lengthOf(symbol: number, bits: (count: number) => number): number {
  const code = symbol - END - 1;
  if (code < 8) return code + 3;
  if (code >= 28) return code === 28 ? LENGTH_MAX : 0;
  const more = (code - 4) >> 2;
  return 3 + ((4 + (code & 3)) << more) + bits(more);
}

/** RFC 1951, 3.2.5. @returns 1 to 32,768; 0: there is none like that */
function distanceOf(symbol: number, bits: (count: number) => number): number {
  if (symbol < 4) return symbol + 1;
  if (symbol >= DISTANCES) return 0;
  const more = (symbol - 2) >> 1;
  return 1 + ((2 + (symbol & 1)) << more) + bits(more);
}
