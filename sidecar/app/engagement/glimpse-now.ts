import type { Glimpse } from '../../domain/engagement/features/feature.ts';
import { EMPTY_TALLY } from '../../domain/engagement/features/tally.ts';
import { glimpseOf } from '../../domain/engagement/follow.ts';
import type { Session, Who } from '../../domain/session/session.ts';
import type { Work } from '../context.ts';
import { aboutNow } from './about-now.ts';

/** The session as rules and models look at it, now. */
export function glimpseNow(work: Work, session: Session): Glimpse {
  const { journey, shop, tally = EMPTY_TALLY, who = NOBODY_KNOWN } = session;
  return glimpseOf({ journey, tally }, aboutNow(work, shop, who), work.now);
}

/** Of a session from before it was kept. */
export const NOBODY_KNOWN: Who = { device: null, sessionsBefore: 0, customerValue: null };
