import { FRAME_FORETOLD_ROWS } from '../protocol/limits.ts';

/**
 * Says which added node comes next: the one that came the last time after the same four, or else after the
 * same two. A list that is drawn again is foretold by the first, a card in another place by the second.
 */
export interface Foretelling {
  /** Its number, or −1. */
  next(): number;
  /** @param number of what came; −1 when it has none */
  came(number: number): void;
}

/** 2^32 divided by the golden ratio: spreads numbers that are close to each other. */
const SPREAD = 0x9e3779b1;
const SHIFT = 32 - Math.log2(FRAME_FORETOLD_ROWS);

export function openForetelling(): Foretelling {
  const afterFour = new Int32Array(FRAME_FORETOLD_ROWS).fill(-1);
  const afterTwo = new Int32Array(FRAME_FORETOLD_ROWS).fill(-1);
  let [first, second, third, fourth] = [0, 0, 0, 0];
  let four = 0;
  let two = 0;
  return {
    next() {
      const exact = afterFour[four] ?? -1;
      return exact >= 0 ? exact : (afterTwo[two] ?? -1);
    },
    came(number) {
      afterFour[four] = number;
      afterTwo[two] = number;
      first = second;
      second = third;
      third = fourth;
      fourth = number + 1;
      const pair = Math.imul(Math.imul(third, SPREAD) + fourth, SPREAD);
      two = pair >>> SHIFT;
      four =
        Math.imul(Math.imul(Math.imul(pair ^ second, SPREAD) + first, SPREAD), SPREAD) >>> SHIFT;
    },
  };
}
