import { LEARN_EVERY_MS } from '../../../shared/protocol/limits.ts';

/** A long learning takes no more than a tenth of a core in the end. */
const TIMES_AS_LONG = 10;

/** From the begin of a learning that took so long to the begin of the next. */
export function pauseAfter(tookMs: number): number {
  return Math.max(LEARN_EVERY_MS, TIMES_AS_LONG * tookMs);
}
