import { asEpochMs, type EpochMs } from '../../shared/kernel/time.ts';
import type { Clock } from '../../sidecar/ports/ambient.ts';

/** 2026-11-02T09:00Z, a Monday morning: inside most schedules. */
export const MONDAY_MORNING = asEpochMs(Date.UTC(2026, 10, 2, 9));

/** A clock that goes when it is told to. */
export interface FakeClock extends Clock {
  /** Later by so many milliseconds; may be negative, as a corrected clock is. */
  advance(ms: number): EpochMs;
  set(at: EpochMs): void;
}

export function fakeClock(start: EpochMs = MONDAY_MORNING): FakeClock {
  let now = start;
  return {
    now: () => now,
    advance: (ms) => {
      now = asEpochMs(now + ms);
      return now;
    },
    set: (at) => {
      now = at;
    },
  };
}
