import { seededChance } from '../../support/seeded-chance.ts';

/** Everything a simulation decides comes from here, in one order. */
export interface Chances {
  /** 0 ≤ x < 1 */
  next(): number;
  is(share: number): boolean;
  /** Whole, from `least` to `most`. */
  whole(least: number, most: number): number;
  /** Mostly short, sometimes long: exponential with this mean. */
  around(meanMs: number): number;
  one<T>(from: readonly T[]): T | undefined;
  /** One of several, each as likely as its weight. */
  weighted<T>(from: readonly { readonly weight: number; readonly act: T }[]): T | undefined;
}

export function chancesOf(seed: number): Chances {
  const { next } = seededChance(Math.imul(seed, 0x9e3779b1) ^ 0x5f356495);
  const one = <T>(from: readonly T[]): T | undefined => from[Math.floor(next() * from.length)];
  return {
    next,
    is: (share) => next() < share,
    whole: (least, most) => least + Math.floor(next() * (most - least + 1)),
    around: (meanMs) => Math.round(-meanMs * Math.log(1 - next())),
    one,
    weighted(from) {
      let left = next() * from.reduce((sum, { weight }) => sum + weight, 0);
      for (const { weight, act } of from) {
        left -= weight;
        if (left < 0) return act;
      }
      return from.at(-1)?.act;
    },
  };
}
