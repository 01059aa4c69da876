import { BACKOFF_FIRST_MS, BACKOFF_MAX_MS } from '../../shared/protocol/limits.ts';

/**
 * Wait before try `attempt` (0 is the first after a failure): full jitter, so that all tabs of all
 * shops do not come back in the same moment.
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 *
 * @param chance 0..1
 */
export function backoffMs(attempt: number, chance: number): number {
  const ceilingMs = Math.min(BACKOFF_MAX_MS, BACKOFF_FIRST_MS * 2 ** Math.min(attempt, 30));
  return Math.floor(chance * ceilingMs);
}
