/** Gives the next number of a sequence, 0 ≤ n < 1. */
export type Draw = () => number;

/**
 * A sequence that its seed alone decides, the same on every machine.
 *
 * @param seed any number; its lowest 32 bits count
 * @see mulberry32: one 32-bit state, enough for choosing rows and columns, never for secrets
 */
export function seededDraw(seed: number): Draw {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Whole numbers 0 … count−1 in an order by chance (Fisher and Yates 1938, as Durstenfeld wrote it). */
export function shuffled(count: number, draw: Draw): Int32Array {
  const order = Int32Array.from({ length: count }, (_, place) => place);
  for (let last = count - 1; last > 0; last -= 1) {
    const other = Math.floor(draw() * (last + 1));
    const held = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = held;
  }
  return order;
}
