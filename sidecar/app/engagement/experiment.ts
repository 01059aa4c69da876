import type { VisitorId } from '../../../shared/kernel/ids.ts';
import { asProbability } from '../../../shared/kernel/measure.ts';
import { type Arm, armOf, drawOf } from '../../domain/engagement/holdout.ts';
import type { Offer, Verdict } from '../../domain/engagement/offer.ts';
import type { Fate } from '../../domain/engagement/qualify.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Work } from '../context.ts';

/** The visitor's arm. The salt belongs to the installation: who is held out cannot be guessed or re-rolled. */
export function armNow(work: Work, visitor: VisitorId, earlier: readonly Offer[]): Arm {
  const draw = drawOf(work.digest.sha256(`${work.holdoutSalt}:${visitor}`));
  return armOf(draw, work.policy.holdoutShare, earlier);
}

/** The fate with what a stamp keeps of it: the chance of an offer is the same in both arms. */
export function verdictOn(fate: Fate, policy: Policy): Verdict {
  const chance = asProbability(1 - policy.holdoutShare);
  switch (fate.state) {
    case 'offered':
      return { state: 'offered', chance, validMs: policy.offerValidMs };
    case 'held-out':
      return { state: 'held-out', chance, silence: fate.silence };
    case 'blocked':
      return { state: 'blocked', silence: fate.silence };
  }
}
