import { asEpochMs, type EpochMs } from '../../../shared/kernel/time.ts';

/**
 * The moment of a change: always after the one before, also in the same millisecond or when the clock went back,
 * because a panel keeps the card that changed last, over whichever feed it came.
 */
export function later(changedAt: EpochMs, now: EpochMs): EpochMs {
  return now > changedAt ? now : asEpochMs(changedAt + 1);
}
