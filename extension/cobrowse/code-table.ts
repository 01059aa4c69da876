/** Codes of RFC 1951 to be read by: whose code the next bits of a stream begin with. */
export interface CodeTable {
  /**
   * Takes other codes, by their lengths in bits, one for each symbol; 0: it has none.
   *
   * @returns false when no codes can be that short, or when they could be shorter: only a single one may
   */
  take(lengths: Uint8Array): boolean;
  /** Under so many of the next bits: the symbol, and in the lowest LENGTH_BITS how long its code is; 0: nobody's. */
  readonly entries: Uint16Array;
  /** So many of the next bits. */
  readonly mask: number;
}

/** Lengths go up to 15. */
export const LENGTH_BITS = 4;
const CODE_BITS_MAX = 15;

/** @param bitsMost of the longest code that it may be given */
export function openCodeTable(bitsMost = CODE_BITS_MAX): CodeTable {
  const entries = new Uint16Array(1 << bitsMost);
  const counts = new Uint16Array(bitsMost + 1);
  const next = new Uint16Array(bitsMost + 1);
  let mask = 0;

  /** RFC 1951, 3.2.2: of those of one length the first symbol has the lowest code. */
  const number = (lengths: Uint8Array): boolean => {
    counts.fill(0);
    for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
    counts[0] = 0;
    mask = 0;
    let code = 0;
    for (let length = 1; length <= bitsMost; length += 1) {
      code = (code + (counts[length - 1] ?? 0)) << 1;
      next[length] = code;
      const count = counts[length] ?? 0;
      if (code + count > 1 << length) return false;
      if (count > 0) mask = (1 << length) - 1;
    }
    const isFull = code + (counts[bitsMost] ?? 0) === 1 << bitsMost;
    return isFull || mask <= 1;
  };

  return {
    entries,
    get mask() {
      return mask;
    },
    take(lengths) {
      if (!number(lengths)) return false;
      entries.fill(0, 0, mask + 1);
      for (let symbol = 0; symbol < lengths.length; symbol += 1) {
        const length = lengths[symbol] ?? 0;
        if (length === 0) continue;
        const code = next[length] ?? 0;
        next[length] = code + 1;
        const entry = (symbol << LENGTH_BITS) | length;
        for (let bits = turned(code, length); bits <= mask; bits += 1 << length)
          entries[bits] = entry;
      }
      return true;
    },
  };
}

/** A code comes with its highest bit first, all else with the lowest. */
function turned(code: number, length: number): number {
  let bits = ((code & 0x5555) << 1) | ((code >> 1) & 0x5555);
  bits = ((bits & 0x3333) << 2) | ((bits >> 2) & 0x3333);
  bits = ((bits & 0x0f0f) << 4) | ((bits >> 4) & 0x0f0f);
  return (((bits & 0x00ff) << 8) | (bits >> 8)) >> (16 - length);
}
