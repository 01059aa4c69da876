import { assert } from './assert.ts';
import type { Brand } from './brand.ts';

/** A moment: whole milliseconds since 1970-01-01T00:00Z. */
export type EpochMs = Brand<number, 'EpochMs'>;
/** A length of time in milliseconds, 0 or more. */
export type DurationMs = Brand<number, 'DurationMs'>;

/** The number as a moment. @throws unless it is a safe whole number from 0 up */
export function asEpochMs(ms: number): EpochMs {
  assert(Number.isSafeInteger(ms) && ms >= 0, `${ms} is not a moment in whole milliseconds`);
  return ms as EpochMs;
}

/** The number as a length of time. @throws unless it is finite and 0 or more */
export function asDurationMs(ms: number): DurationMs {
  assert(Number.isFinite(ms) && ms >= 0, `${ms} is not a duration`);
  return ms as DurationMs;
}

export const SECOND_MS = asDurationMs(1_000);
export const MINUTE_MS = asDurationMs(60_000);
export const HOUR_MS = asDurationMs(3_600_000);
export const DAY_MS = asDurationMs(86_400_000);

/** The moment `duration` later. */
export function after(at: EpochMs, duration: DurationMs): EpochMs {
  return (at + duration) as EpochMs;
}

/** How long from `earlier` to `later`; 0 when the clock went back in between. */
export function elapsed(earlier: EpochMs, later: EpochMs): DurationMs {
  return Math.max(0, later - earlier) as DurationMs;
}
