import { openBitWriter } from './bit-writer.ts';
import { type BlockCodes, bitsOf, blockCodes, RUN_ORDER, runBits } from './block-codes.ts';
import { type Codes, numbered } from './huffman.ts';
import { LENGTH_MIN, openMatches, SEGMENT_BYTES } from './matches.ts';

/** Packs what is written since a checkpoint: each batch builds on those before it. */
export interface Deflating {
  /** The next piece of the stream; whoever has it and all before can unpack it whole. */
  batch(bytes: Uint8Array): Uint8Array;
}

const LITERALS = 286;
const DISTANCES = 30;
const END = 256;
/** Beyond the shortest; it has a code of its own, the last. */
const LONGEST = 255;
const FIXED = 1;
const OWN = 2;
/** With fewer symbols, codes of their own never pay for their description. */
const OWN_MIN_SYMBOLS = 64;

const fixedLiterals = numbered(new Uint8Array(288).fill(8).fill(9, 144, 256).fill(7, 256, 280));
const fixedDistances = numbered(new Uint8Array(DISTANCES).fill(5));

/**
 * Raw deflate (RFC 1951), of which each batch can be read at once: browsers' own compresses only whole streams,
 * fflate 0.8.3 flushes wrong bits, and a page sends many batches of thirty bytes, for which others prepare 200 kB.
 */
export function openDeflate(): Deflating {
  const matches = openMatches();
  const out = openBitWriter();
  const literalCounts = new Uint32Array(LITERALS);
  const distanceCounts = new Uint32Array(DISTANCES);

  const count = (symbols: number): void => {
    literalCounts.fill(0);
    distanceCounts.fill(0);
    literalCounts[END] = 1;
    for (let index = 0; index < symbols; index += 1) {
      const symbol = matches.symbols[index] ?? 0;
      if (symbol < END) add(literalCounts, symbol);
      else {
        add(literalCounts, lengthCode((symbol >>> 16) - LENGTH_MIN));
        add(distanceCounts, stepOf((symbol & 0xffff) - 1, 1));
      }
    }
  };

  const writeSymbols = (symbols: number, literals: Codes, distances: Codes): void => {
    for (let index = 0; index < symbols; index += 1) {
      const symbol = matches.symbols[index] ?? 0;
      if (symbol < END) {
        write(literals, symbol);
        continue;
      }
      const length = (symbol >>> 16) - LENGTH_MIN;
      write(literals, lengthCode(length));
      writeRest(length, length === LONGEST ? 0 : restBits(length, 2));
      const distance = (symbol & 0xffff) - 1;
      write(distances, stepOf(distance, 1));
      writeRest(distance, restBits(distance, 1));
    }
    write(literals, END);
  };

  const writeRest = (beyond: number, bits: number): void => {
    out.bits(beyond & ((1 << bits) - 1), bits);
  };

  const write = ({ lengths, codes }: Codes, symbol: number): void => {
    out.bits(codes[symbol] ?? 0, lengths[symbol] ?? 0);
  };

  /** Null where fixed codes take less. */
  const ownCodes = (symbols: number): BlockCodes | null => {
    count(symbols);
    const fixedBits = bitsOf(literalCounts, fixedLiterals) + bitsOf(distanceCounts, fixedDistances);
    const own = blockCodes(literalCounts, distanceCounts);
    return own.bits < fixedBits ? own : null;
  };

  const writeBlock = (symbols: number): void => {
    const own = symbols < OWN_MIN_SYMBOLS ? null : ownCodes(symbols);
    if (own === null) {
      out.bits(FIXED << 1, 3);
      writeSymbols(symbols, fixedLiterals, fixedDistances);
      return;
    }
    out.bits(OWN << 1, 3);
    out.bits(own.literals.lengths.length - 257, 5);
    out.bits(own.distances.lengths.length - 1, 5);
    out.bits(own.orderLength - 4, 4);
    for (const symbol of RUN_ORDER.slice(0, own.orderLength)) {
      out.bits(own.runCodes.lengths[symbol] ?? 0, 3);
    }
    for (const { symbol, rest } of own.runs) {
      write(own.runCodes, symbol);
      out.bits(rest, runBits(symbol));
    }
    writeSymbols(symbols, own.literals, own.distances);
  };

  return {
    batch(bytes) {
      for (let from = 0; from < bytes.length; from += SEGMENT_BYTES) {
        writeBlock(matches.read(bytes.subarray(from, from + SEGMENT_BYTES)));
      }
      // A stored block without content fills the last byte up. Its length and the inverse of that, `00 00 ff ff`,
      // are the same after every batch and are not sent (RFC 7692, 7.2.1).
      out.bits(0, 3);
      return out.take();
    },
  };
}

function add(counts: Uint32Array, symbol: number): void {
  counts[symbol] = (counts[symbol] ?? 0) + 1;
}

/** @param beyond what the shortest repetition is longer by */
function lengthCode(beyond: number): number {
  return beyond === LONGEST ? LITERALS - 1 : END + 1 + stepOf(beyond, 2);
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
