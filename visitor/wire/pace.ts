/** How much may be sent now: a bucket that refills with time. */
export interface Pace {
  /** True when one more may go. */
  take(nowMs: number): boolean;
  /** Until the next may go. */
  waitMs(nowMs: number): number;
}

export function openPace(burst: number, perSecond: number): Pace {
  let left = burst;
  let sinceMs: number | null = null;
  const refill = (nowMs: number): void => {
    const passedMs = sinceMs === null ? 0 : Math.max(0, nowMs - sinceMs);
    left = Math.min(burst, left + (passedMs * perSecond) / 1_000);
    sinceMs = nowMs;
  };
  return {
    take(nowMs) {
      refill(nowMs);
      if (left < 1) return false;
      left -= 1;
      return true;
    },
    waitMs(nowMs) {
      refill(nowMs);
      return left >= 1 ? 0 : Math.ceil(((1 - left) * 1_000) / perSecond);
    },
  };
}
