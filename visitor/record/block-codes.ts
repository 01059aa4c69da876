import { type Codes, codesFor } from './huffman.ts';

/** Lengths of codes in a row, said once (RFC 1951, 3.2.7). */
export interface Run {
  /** A length, or 16: as before, 17 and 18: none. */
  readonly symbol: number;
  /** How many of them, beyond the fewest. */
  readonly rest: number;
}

/** Codes made for one block, and how they are described. */
export interface BlockCodes {
  readonly literals: Codes;
  readonly distances: Codes;
  readonly runs: readonly Run[];
  readonly runCodes: Codes;
  /** How many lengths of `runCodes` are said, in RUN_ORDER. */
  readonly orderLength: number;
  /** Description and symbols together; bits that both kinds of block have are left out. */
  readonly bits: number;
}

export const RUN_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const CODE_BITS = 15;
const RUN_CODE_BITS = 7;
const HEAD_BITS = 14;
const LITERALS_MIN = 257;

/** Bits that follow a run's symbol. */
export function runBits(symbol: number): number {
  if (symbol < 16) return 0;
  if (symbol === 16) return 2;
  return symbol === 17 ? 3 : 7;
}

export function blockCodes(literalCounts: Uint32Array, distanceCounts: Uint32Array): BlockCodes {
  const literals = shortened(codesFor(literalCounts, CODE_BITS), LITERALS_MIN);
  const distances = shortened(codesFor(distanceCounts, CODE_BITS), 1);
  const runs = runsOf([...literals.lengths, ...distances.lengths]);
  const runCounts = new Uint32Array(RUN_ORDER.length);
  for (const { symbol } of runs) runCounts[symbol] = (runCounts[symbol] ?? 0) + 1;
  const runCodes = codesFor(runCounts, RUN_CODE_BITS);
  let orderLength = RUN_ORDER.length;
  while (orderLength > 4 && runCodes.lengths[RUN_ORDER[orderLength - 1] ?? 0] === 0)
    orderLength -= 1;
  const bits =
    HEAD_BITS +
    orderLength * 3 +
    runs.reduce((sum, { symbol }) => sum + (runCodes.lengths[symbol] ?? 0) + runBits(symbol), 0) +
    bitsOf(literalCounts, literals) +
    bitsOf(distanceCounts, distances);
  return { literals, distances, runs, runCodes, orderLength, bits };
}

/** What the symbols take, without the bits that follow some of them. */
export function bitsOf(counts: Uint32Array, { lengths }: Codes): number {
  return counts.reduce((sum, count, symbol) => sum + count * (lengths[symbol] ?? 0), 0);
}

/** Without what does not come at the end. */
function shortened({ lengths, codes }: Codes, least: number): Codes {
  let length = lengths.length;
  while (length > least && lengths[length - 1] === 0) length -= 1;
  return { lengths: lengths.subarray(0, length), codes };
}

function runsOf(lengths: readonly number[]): Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < lengths.length; ) {
    const length = lengths[at] ?? 0;
    let same = 1;
    while (at + same < lengths.length && lengths[at + same] === length) same += 1;
    at += same;
    if (length > 0) {
      runs.push({ symbol: length, rest: 0 });
      same -= 1;
    }
    while (same >= 3) {
      const symbol = length > 0 ? 16 : same > 10 ? 18 : 17;
      const [fewest, most] = symbol === 16 ? [3, 6] : symbol === 17 ? [3, 10] : [11, 138];
      const taken = Math.min(same, most);
      runs.push({ symbol, rest: taken - fewest });
      same -= taken;
    }
    for (; same > 0; same -= 1) runs.push({ symbol: length, rest: 0 });
  }
  return runs;
}
