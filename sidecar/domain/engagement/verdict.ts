import { asProbability, type Share } from '../../../shared/kernel/measure.ts';
import type { DurationMs } from '../../../shared/kernel/time.ts';
import type { Decided } from './decided.ts';
import type { Verdict } from './offer.ts';
import type { Fate } from './qualify.ts';

/** What a policy says of every stamp. */
export interface StampTerms {
  readonly holdoutShare: Share;
  readonly offerValidMs: DurationMs;
}

/**
 * The fate with what a stamp keeps of it: the chance of an offer is the same in both arms, that of being taken times that of
 * not being held out (SPEC EN15).
 */
export function verdictOn(
  fate: Fate,
  { holdoutShare, offerValidMs }: StampTerms,
  { takenWithChance }: Pick<Decided, 'takenWithChance'>,
): Verdict {
  const chance = asProbability(takenWithChance * (1 - holdoutShare));
  switch (fate.state) {
    case 'offered':
      return { state: 'offered', chance, validMs: offerValidMs };
    case 'held-out':
      return { state: 'held-out', chance, silence: fate.silence };
    case 'blocked':
      return { state: 'blocked', silence: fate.silence };
  }
}
