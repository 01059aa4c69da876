import type { EpochMs } from '../../../shared/kernel/time.ts';
import { CLOCK_SKEW_MAX_MS } from '../../../shared/protocol/limits.ts';

/** When a token says it was made and ends, in milliseconds. */
export interface TokenTimes {
  readonly madeAt: number;
  readonly expiresAt: number;
}

/** The times of a token's claims, which JWT gives in seconds; null when one is missing. */
export function timesOf(claims: {
  readonly iat?: number;
  readonly exp?: number;
}): TokenTimes | null {
  const { iat, exp } = claims;
  if (!isSeconds(iat) || !isSeconds(exp)) return null;
  return { madeAt: Math.floor(iat * 1_000), expiresAt: Math.floor(exp * 1_000) };
}

/** What is wrong with the times now, allowing for two clocks that differ; null when nothing is. */
export function timeFault(
  { madeAt, expiresAt }: TokenTimes,
  now: EpochMs,
  validMaxMs: number,
): 'expired' | 'too-long-valid' | null {
  if (expiresAt - madeAt > validMaxMs) return 'too-long-valid';
  // Made later than any clock can excuse: it would be valid for longer than allowed from now on.
  if (madeAt > now + CLOCK_SKEW_MAX_MS) return 'too-long-valid';
  return expiresAt + CLOCK_SKEW_MAX_MS <= now ? 'expired' : null;
}

// Beyond this a Date is invalid (ECMA-262: 8.64e15 ms); a claim up there is no time.
const SECONDS_MAX = 8_640_000_000_000;

function isSeconds(claim: unknown): claim is number {
  return typeof claim === 'number' && claim >= 0 && claim <= SECONDS_MAX;
}
