import { BACKOFF_FIRST_MS, BACKOFF_MAX_MS } from './limits.ts';

/**
 * Wait before try `attempt` (0 is the first after a failure), in milliseconds: full jitter, so that a
 * sidecar that comes back is not met by everybody at once. Both ends use it.
 *
 * @param chance 0..1
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function backoffMs(attempt: number, chance: number): number {
  const ceilingMs = Math.min(BACKOFF_MAX_MS, BACKOFF_FIRST_MS * 2 ** Math.min(attempt, 30));
  return Math.floor(chance * ceilingMs);
}
