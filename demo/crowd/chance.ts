/** Numbers in [0, 1) that are the same for the same seed: mulberry32, 32 bits of state are plenty for a crowd. */
export function seededChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of a list, each as likely as the next. */
export function pick<T>(chance: () => number, first: T, ...rest: readonly T[]): T {
  return [first, ...rest][Math.floor(chance() * (rest.length + 1))] ?? first;
}

/** A whole number from `from` to `to`, both included. */
export function between(chance: () => number, from: number, to: number): number {
  return from + Math.floor(chance() * (to - from + 1));
}

/** People's pauses: mostly short, sometimes very long. `medianMs` is half of them; kept within half a second and a minute. */
export function pauseMs(chance: () => number, medianMs: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
  return Math.round(Math.min(60_000, Math.max(500, medianMs * Math.exp(0.6 * normal))));
}
