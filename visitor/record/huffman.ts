/** Codes of a set of symbols: how many bits each has, and which, turned round as RFC 1951 sends them. */
export interface Codes {
  readonly lengths: Uint8Array;
  readonly codes: Uint16Array;
}

interface Branch {
  readonly count: number;
  /** −1: not a symbol but two branches. */
  readonly symbol: number;
  readonly low: Branch | null;
  readonly high: Branch | null;
}

/** Shorter codes for what comes more often, none longer than `maxBits`; no bits for what does not come. */
export function codesFor(counts: Uint32Array, maxBits: number): Codes {
  const lengths = new Uint8Array(counts.length);
  // Halving the counts flattens the tree until it fits: rare, and a per mille longer than the best.
  for (let halvings = 0; !measure(counts, halvings, maxBits, lengths); halvings += 1)
    lengths.fill(0);
  return numbered(lengths);
}

function measure(
  counts: Uint32Array,
  halvings: number,
  maxBits: number,
  lengths: Uint8Array,
): boolean {
  const leaves: Branch[] = [];
  counts.forEach((count, symbol) => {
    if (count > 0)
      leaves.push({ count: Math.max(1, count >>> halvings), symbol, low: null, high: null });
  });
  leaves.sort((one, other) => one.count - other.count);
  const joined: Branch[] = [];
  let leaf = 0;
  let join = 0;
  const least = (): Branch | undefined => {
    const one = leaves[leaf];
    const other = joined[join];
    if (one !== undefined && (other === undefined || one.count <= other.count)) {
      leaf += 1;
      return one;
    }
    join += 1;
    return other;
  };
  for (let left = leaves.length - 1; left > 0; left -= 1) {
    const low = least();
    const high = least();
    if (low === undefined || high === undefined) break;
    joined.push({ count: low.count + high.count, symbol: -1, low, high });
  }
  const walk = ({ symbol, low, high }: Branch, depth: number): boolean => {
    if (low === null || high === null) {
      lengths[symbol] = Math.max(1, depth);
      return depth <= maxBits;
    }
    return walk(low, depth + 1) && walk(high, depth + 1);
  };
  const root = joined.at(-1) ?? leaves[0];
  return root === undefined || walk(root, 0);
}

/** RFC 1951, 3.2.2: of those of one length the first symbol has the lowest code. */
export function numbered(lengths: Uint8Array): Codes {
  const codes = new Uint16Array(lengths.length);
  // How many there are of each length, and then the next of them.
  const next = new Uint16Array(MOST_BITS + 1);
  for (const length of lengths) next[length] = (next[length] ?? 0) + 1;
  let code = 0;
  for (let length = 1; length <= MOST_BITS; length += 1) {
    const count = next[length] ?? 0;
    next[length] = code;
    code = (code + count) << 1;
  }
  lengths.forEach((length, symbol) => {
    const own = next[length] ?? 0;
    if (length > 0) codes[symbol] = turned(own, length);
    next[length] = own + 1;
  });
  return { lengths, codes };
}

const MOST_BITS = 15;

function turned(code: number, length: number): number {
  let round = 0;
  for (let bit = 0; bit < length; bit += 1) round |= ((code >> bit) & 1) << (length - 1 - bit);
  return round;
}
