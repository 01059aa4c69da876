import type { ActionMapId, SessionId, VisitorId } from '../../../shared/kernel/ids.ts';
import { asProbability } from '../../../shared/kernel/measure.ts';
import type { Decided } from '../../domain/engagement/decided.ts';
import { type Arm, armOf, drawOf } from '../../domain/engagement/holdout.ts';
import type { Offer, Verdict } from '../../domain/engagement/offer.ts';
import type { Fate } from '../../domain/engagement/qualify.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Work } from '../context.ts';

type Drawing = Pick<Work, 'digest' | 'holdoutSalt'>;

/** The visitor's arm. The salt belongs to the installation: who is held out cannot be guessed or re-rolled. */
export function armNow(
  work: Drawing & Pick<Work, 'policy'>,
  visitor: VisitorId,
  earlier: readonly Offer[],
): Arm {
  return armOf(drawFor(work, visitor), work.policy.holdoutShare, earlier);
}

/** Where this visitor falls, 0 ≤ x < 1. */
export function drawFor({ digest, holdoutSalt }: Drawing, visitor: VisitorId): number {
  return drawOf(digest.sha256(`${holdoutSalt}:${visitor}`));
}

/** The coin of a session and a map, 0 ≤ x < 1: the same however often it is judged, and nothing to do with the arm. */
export function coinOf(
  { digest, holdoutSalt }: Drawing,
  session: SessionId,
  map: ActionMapId,
): number {
  return drawOf(digest.sha256(`${holdoutSalt}:explore:${session}:${map}`));
}

/**
 * The fate with what a stamp keeps of it: the chance of an offer is the same in both arms, that of being taken times that of
 * not being held out.
 */
export function verdictOn(
  fate: Fate,
  { holdoutShare, offerValidMs }: Policy,
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
