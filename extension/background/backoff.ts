import { BACKOFF_FIRST_MS, BACKOFF_MAX_MS } from '../../shared/protocol/limits.ts';

/**
 * How long to wait before try `tries` (0, 1, 2 …): full jitter, so that a restarted sidecar is not
 * met by everybody at once.
 *
 * @param chance 0 ≤ x < 1
 * @returns milliseconds
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function backoffMs(tries: number, chance: number): number {
  const ceiling = Math.min(BACKOFF_MAX_MS, BACKOFF_FIRST_MS * 2 ** Math.min(tries, 20));
  return Math.round(ceiling * (0.1 + 0.9 * chance));
}
