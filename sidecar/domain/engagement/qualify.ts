import { type DurationMs, type EpochMs, elapsed } from '../../../shared/kernel/time.ts';
import type { Journey } from '../session/journey.ts';
import type { SessionEngagement } from '../session/session.ts';
import type { Calling, Matched } from './action-map.ts';
import type { Arm } from './holdout.ts';
import type { OfferState } from './offer.ts';
import { type Reason, silent } from './reason.ts';

/** What is known of a session without reading anything else. */
export interface Standing {
  readonly journey: Journey;
  readonly engagement: SessionEngagement;
  readonly observe: boolean;
  readonly isBlocked: boolean;
}

/** Why nobody is to be approached whatever the maps say; null when they may speak. */
export function notNow(standing: Standing): Reason | null {
  if (standing.isBlocked) return silent('visitor-blocked');
  if (!standing.observe) return silent('not-consented');
  if (standing.journey.phase === 'ordered') return silent('ordered');
  if (standing.engagement.conversation !== null) return silent('already-talking');
  if (standing.engagement.offer?.state === 'offered') return silent('offer-open');
  return null;
}

/** The maps that may have their turn, or why none may. */
export type Turn =
  | { readonly maps: Calling; readonly silence: null }
  | { readonly maps: null; readonly silence: Reason };

/** The matching maps that have not had their turn in this session (SPEC EN6). */
export function turnOf(matched: Matched, engagement: SessionEngagement): Turn {
  if (matched.silence !== null) return { maps: null, silence: matched.silence };
  const [first, ...others] = matched.maps.filter(
    ({ actionMap }) => !engagement.mapsDone.includes(actionMap),
  );
  if (first !== undefined) return { maps: [first, ...others], silence: null };
  return { maps: null, silence: silenceAfter(engagement.offer?.state ?? 'blocked') };
}

/** Whether a block is to be judged again: not with every act, for that reads far more than an act does. */
export function isDueAgain(
  engagement: SessionEngagement,
  now: EpochMs,
  againAfterMs: DurationMs,
): boolean {
  const { offer, judgedAt } = engagement;
  if (offer?.state !== 'blocked' || judgedAt === null) return true;
  return judgedAt > now || elapsed(judgedAt, now) >= againAfterMs;
}

/** What holds a qualified session back. The first that is set is the reason; the arm comes last, so that
 * both arms are stamped only where an offer would have been made. */
export interface Gates {
  readonly cap: Reason | null;
  readonly room: Reason | null;
  readonly worth: Reason | null;
  readonly arm: Arm;
}

/** What becomes of a session that a map calls for (SPEC EN2). */
export type Fate =
  | { readonly state: 'offered'; readonly silence: null }
  | { readonly state: 'blocked' | 'held-out'; readonly silence: Reason };

/** Cap, then room, then worth, then arm: the first that holds back decides. */
export function fateOf({ cap, room, worth, arm }: Gates): Fate {
  const block = cap ?? room ?? worth;
  if (block !== null) return { state: 'blocked', silence: block };
  if (arm === 'held-out') return { state: 'held-out', silence: silent('held-out') };
  return { state: 'offered', silence: null };
}

/** Why nothing is offered after an offer of this state; a map gets no second turn. */
export function silenceAfter(state: OfferState): Reason {
  switch (state) {
    case 'held-out':
      return silent('held-out');
    case 'rejected':
      return silent('declined-before');
    default:
      return silent('capped');
  }
}
