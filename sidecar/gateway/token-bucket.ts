import type { EpochMs } from '../../shared/kernel/time.ts';

/** Lets `perSecond` through on average and `burst` at once. */
export interface TokenBucket {
  /** False when the bucket is empty: too many. */
  take(now: EpochMs): boolean;
}

export function tokenBucket(burst: number, perSecond: number, since: EpochMs): TokenBucket {
  let left = burst;
  let filledAt = since;
  return {
    take(now) {
      // A clock that goes back fills nothing, and does not empty either.
      const passedMs = Math.max(0, now - filledAt);
      left = Math.min(burst, left + (passedMs * perSecond) / 1_000);
      filledAt = now;
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
}
