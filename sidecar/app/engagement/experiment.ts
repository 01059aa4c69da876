import type { ActionMapId, SessionId, VisitorId } from '../../../shared/kernel/ids.ts';
import { type Arm, armOf, drawOf } from '../../domain/engagement/holdout.ts';
import type { Offer } from '../../domain/engagement/offer.ts';
import type { Work } from '../context.ts';

/** What chance is drawn from. */
export type Drawing = Pick<Work, 'digest' | 'holdoutSalt'>;

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
