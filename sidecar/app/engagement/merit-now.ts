import { elapsed } from '../../../shared/kernel/time.ts';
import { MERIT_EVERY_MS } from '../../../shared/protocol/limits.ts';
import { EMPTY_TALLY } from '../../domain/engagement/features/tally.ts';
import { meritBy, sayMerit } from '../../domain/engagement/merit.ts';
import type { Reason } from '../../domain/engagement/reason.ts';
import { needOf } from '../../domain/engagement/reasons.ts';
import type { Session } from '../../domain/session/session.ts';
import type { Work } from '../context.ts';
import { glimpseNow, NOBODY_KNOWN } from './glimpse-now.ts';

/** The session with what draws its score up now: for a stamp, which must be of that moment. */
export function withMerit(work: Work, session: Session): Session {
  const glimpse = glimpseNow(work, session);
  const kind = meritBy(work.foresight(session.shop).pullsOf(glimpse), glimpse);
  return { ...session, merit: { kind, at: work.now } };
}

/**
 * The same for the floor: only of who has a reason to be looked at, and not with every signal, because it takes longer
 * than all else that a signal does.
 */
export function withMeritAtTimes(work: Work, session: Session): Session {
  const at = session.merit?.at ?? null;
  const isKept = at !== null && at <= work.now && elapsed(at, work.now) < MERIT_EVERY_MS;
  if (isKept || needOf(session.journey, work.now, null).length === 0) return session;
  return withMerit(work, session);
}

/** What drew the score up, said as it is now: a basket that has been emptied since is not spoken of. */
export function meritOf({
  merit,
  journey,
  tally = EMPTY_TALLY,
  who = NOBODY_KNOWN,
}: Session): Reason | null {
  const kind = merit?.kind ?? null;
  return kind === null ? null : sayMerit(kind, { journey, tally, ...who });
}
