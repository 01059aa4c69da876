/** A seed that once broke a rule, and what was wrong, whatever the seed means by now. */
export interface Regression {
  readonly seed: number;
  readonly was: string;
}

/** Each has a small test of its own beside the code that was mended; the seed stays as well. */
export const REGRESSIONS: readonly Regression[] = [
  {
    seed: 4,
    was: 'FD4: who answers has seen what stands above, but a page learned it only from a snapshot',
  },
  {
    seed: 20,
    was: 'VS9: "no room now" was kept as the answer for good, and the outbox stood still behind it',
  },
  {
    seed: 30,
    was: 'GW6: a hello long on its way took the place of the newer connection of the same device',
  },
  { seed: 40, was: 'BG3: a hello that came too late stopped the link until a person asked' },
  { seed: 197, was: 'VS8: a page that died right after sending had its signals counted twice' },
  {
    seed: 1100,
    was: 'VS10: each change on the page brought the next try forward, past the backoff',
  },
  {
    seed: 1953,
    was: 'CV6: a line woke an ended conversation after a newer one, whose page had put its lines away',
  },
  {
    seed: 344,
    was: 'CD4: a code lost at one order was still good at the shop, beside the one in its place',
  },
  {
    seed: 436,
    was: 'CD8: orders were asked for only while a code could be used, so a cancelled one gave nothing back',
  },
  { seed: 2542, was: 'VS9: what a closed tab had left was brought along and never told' },
  {
    seed: 3497,
    was: 'CV10: with the clock put back, the conversation before the newest was taken for it',
  },
];
