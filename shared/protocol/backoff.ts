import { BACKOFF_FIRST_MS, BACKOFF_MAX_MS } from './limits.ts';

/**
 * Wait before try `attempt` (0 is the first after a failure), in milliseconds. Both ends use it. Half of
 * each step is spread, so that a sidecar that comes back is not met by everybody at once; the other half
 * is not ("equal jitter"): of thousands, those who happened to try often in a short outage would
 * climb to the long steps, and come back long after all others.
 *
 * @param chance 0..1
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function backoffMs(attempt: number, chance: number): number {
  const ceilingMs = Math.min(BACKOFF_MAX_MS, BACKOFF_FIRST_MS * 2 ** Math.min(attempt, 30));
  return Math.floor(((1 + chance) / 2) * ceilingMs);
}
