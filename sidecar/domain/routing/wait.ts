import { asDurationMs, type DurationMs } from '../../../shared/kernel/time.ts';

/** What a waiting time is estimated from. */
export interface WaitBasis {
  /** Times from opening to answer of conversations answered lately. */
  readonly waits: readonly number[];
  /** Live conversations before this one. */
  readonly ahead: number;
  /** Agents who take conversations now. */
  readonly taking: number;
  /** Longer waits are messages answered later, not people who stood in line. */
  readonly longestMs: DurationMs;
}

// Coarse on purpose: it is an estimate, and each new value is told to every visitor on the shop.
const STEP_MS = 30_000;

/**
 * How long until somebody answers: the median of recent waits, times the turns before this one's,
 * shared by the agents who take conversations; rounded up.
 *
 * @returns null when there is nothing to base it on: nobody takes conversations, or nobody was
 *   answered lately
 */
export function estimateWait({ waits, ahead, taking, longestMs }: WaitBasis): DurationMs | null {
  const recent = waits.filter((wait) => wait >= 0 && wait <= longestMs).sort((a, b) => a - b);
  if (taking === 0 || recent.length === 0) return null;
  const turns = Math.max(1, (ahead + 1) / taking);
  return asDurationMs(Math.ceil((median(recent) * turns) / STEP_MS) * STEP_MS);
}

/** The middle of sorted numbers; the mean of the two in the middle when their count is even. */
function median(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
