import { openBitWriter } from './bit-writer.ts';
import { DISTANCES, LENGTH_BITS, SYMBOLS } from './fixed-codes.ts';
import { LENGTH_MIN, openMatches, SEGMENT_BYTES } from './matches.ts';

/** Packs what is written since a checkpoint: each batch builds on those before it. */
export interface Deflating {
  /** The next piece of the stream; whoever has it and all before can unpack it whole. */
  batch(bytes: Uint8Array): Uint8Array;
}

const END = 256;
/** Beyond the shortest; it has a code of its own, the last. */
const LONGEST = 255;
const LONGEST_SYMBOL = 285;
/** A block with the codes of the standard, and more to come. */
const BLOCK = 0b010;

/**
 * Raw deflate (RFC 1951), of which each batch can be read at once: browsers' own compresses only whole streams,
 * fflate 0.8.3 flushes wrong bits, and a page sends many batches of thirty bytes, for which others prepare 200 kB.
 * With the codes that need no telling: what comes here says little twice, and codes of its own are worth a fortieth.
 */
export function openDeflate(): Deflating {
  const matches = openMatches();
  const out = openBitWriter();

  const write = (code = 0): void => out.bits(code >> LENGTH_BITS, code & ((1 << LENGTH_BITS) - 1));
  const writeRest = (beyond: number, bits: number): void => {
    out.bits(beyond & ((1 << bits) - 1), bits);
  };
  const byte = (value: number): void => write(SYMBOLS[value]);
  const again = (length: number, distance: number): void => {
    const longer = length - LENGTH_MIN;
    if (longer === LONGEST) write(SYMBOLS[LONGEST_SYMBOL]);
    else {
      write(SYMBOLS[END + 1 + stepOf(longer, 2)]);
      writeRest(longer, restBits(longer, 2));
    }
    const farther = distance - 1;
    write(DISTANCES[stepOf(farther, 1)]);
    writeRest(farther, restBits(farther, 1));
  };

  return {
    batch(bytes) {
      for (let from = 0; from < bytes.length; from += SEGMENT_BYTES) {
        out.bits(BLOCK, 3);
        matches.read(bytes.subarray(from, from + SEGMENT_BYTES), byte, again);
        write(SYMBOLS[END]);
      }
      // A stored block without content fills the last byte up. Its length and the inverse of that, `00 00 ff ff`,
      // are the same after every batch and are not sent (RFC 7692, 7.2.1).
      out.bits(0, 3);
      return out.take();
    },
  };
}

/**
 * RFC 1951, 3.2.5: one step for each number at first, and then so many for each power of two; where in its step a
 * number is, is said in bits behind it.
 *
 * @param stepsLog2 of how many there are for each power
 */
function stepOf(beyond: number, stepsLog2: number): number {
  const rest = restBits(beyond, stepsLog2);
  return (rest << stepsLog2) + (beyond >> rest);
}

function restBits(beyond: number, stepsLog2: number): number {
  return Math.max(0, 31 - Math.clz32(beyond) - stepsLog2);
}
