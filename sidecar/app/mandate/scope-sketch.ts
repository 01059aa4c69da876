import type { Used } from '../../ports/store/ledger.ts';

/** Charges and sums in a memory that does not grow with them: equal when they are, by all chance. */
export interface ScopeSketch {
  charge(scope: string, by: Used): void;
  sum(scope: string, is: Used): void;
  /** In which of the buckets charges and sums differ; empty when every sum is what was charged. */
  differing(): ReadonlySet<number>;
  bucketOf(scope: string): number;
}

const BUCKETS = 4_096;
// The largest below 2^24: a product of two such numbers is exact, and together they exceed any sum.
const PRIMES = [16_777_213, 16_777_199, 16_777_183] as const;

/**
 * Weighs every scope with numbers nobody knows beforehand, and adds up what was charged minus what the sums say.
 * What differs in any scope leaves its bucket other than 0, but for one chance in 2^48 or less.
 *
 * @param seeds two numbers by chance, 0 ≤ x < 1, other ones each time
 */
export function scopeSketch([first, second]: readonly [number, number]): ScopeSketch {
  const seeds = [Math.floor(first * 2 ** 32) | 0, Math.floor(second * 2 ** 32) | 0] as const;
  const cells = new Float64Array(BUCKETS * PRIMES.length);

  function add(scope: string, { minor, exercises }: Used, sign: 1 | -1): void {
    const [high, low] = hashOf(scope, seeds);
    const bucket = bucketIn(high);
    for (let n = 0; n < PRIMES.length; n += 1) {
      const prime = PRIMES[n] ?? 1;
      const cell = bucket * PRIMES.length + n;
      const money = (mixed(high + n, low) % prime) * (minor % prime);
      const times = (mixed(low + n, high) % prime) * (exercises % prime);
      cells[cell] = ((cells[cell] ?? 0) + sign * ((money + times) % prime)) % prime;
    }
  }

  return {
    charge: (scope, by) => add(scope, by, 1),
    sum: (scope, is) => add(scope, is, -1),
    differing: () => {
      const found = new Set<number>();
      cells.forEach((value, cell) => {
        if (value !== 0) found.add(Math.floor(cell / PRIMES.length));
      });
      return found;
    },
    bucketOf: (scope) => bucketIn(hashOf(scope, seeds)[0]),
  };
}

const bucketIn = (high: number): number => (high >>> 8) % BUCKETS;

/** 64 bits from a text and 64 bits by chance. */
function hashOf(
  text: string,
  [first, second]: readonly [number, number],
): readonly [number, number] {
  let high = first;
  let low = second;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 0x9e3779b1);
    low = Math.imul(low ^ code, 0x85ebca77) ^ (low >>> 15);
  }
  return [mixed(high, low), mixed(low, high)];
}

/** Spreads every bit of both over 32 (the finaliser of MurmurHash3, public domain). */
function mixed(one: number, other: number): number {
  let bits = one ^ Math.imul(other, 0x27d4eb2f);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
