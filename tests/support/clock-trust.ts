import { type ClockTrust, EVEN_CLOCK } from '../../sidecar/app/clock-trust.ts';

/** Of a clock that has not gone evenly for long enough to forget anything by it. */
export const UNSETTLED_CLOCK: ClockTrust = { ...EVEN_CLOCK, isSettled: () => false };
