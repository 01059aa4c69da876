/** Lets `perSecond` through on average and `burst` at once. */
export interface TokenBucket {
  /** False when the bucket does not hold so many: too many. Then nothing is taken. */
  take(nowMs: number, count?: number): boolean;
}

/** @param sinceMs by the same clock, whichever that is, as every `nowMs` */
export function tokenBucket(burst: number, perSecond: number, sinceMs: number): TokenBucket {
  let left = burst;
  let filledAt = sinceMs;
  return {
    take(nowMs, count = 1) {
      // A clock that goes back fills nothing, and does not empty either.
      const passedMs = Math.max(0, nowMs - filledAt);
      left = Math.min(burst, left + (passedMs * perSecond) / 1_000);
      filledAt = nowMs;
      if (left < count) return false;
      left -= count;
      return true;
    },
  };
}
