import type { ActionMap } from '../../domain/engagement/action-map.ts';
import { type Decided, decidedOf } from '../../domain/engagement/decided.ts';
import { featuresOf } from '../../domain/engagement/features/row.ts';
import { type Reason, silent } from '../../domain/engagement/reason.ts';
import { CERTAIN, weigh } from '../../domain/engagement/worth.ts';
import type { Session } from '../../domain/session/session.ts';
import type { Work } from '../context.ts';
import { coinOf } from './experiment.ts';
import { glimpseNow } from './glimpse-now.ts';

/** What is thought of a session now, and what speaks against an offer of it. */
export interface Thought {
  readonly decided: Decided;
  readonly worth: Reason | null;
}

/**
 * Judges and weighs the session as it stands, before anybody looks at its arm (SPEC EN14).
 *
 * @param map that calls; null by hand: an agent has weighed for themselves
 */
export function thoughtOf(work: Work, session: Session, map: ActionMap | null): Thought {
  const { policy } = work;
  const { journey, shop } = session;
  const { decision, expectedOf } = work.foresight(shop);
  const glimpse = glimpseNow(work, session);
  if (map === null) {
    const decided = decidedOf(decision, glimpse, { effect: null, gainMinor: null, ...CERTAIN });
    return { decided, worth: null };
  }
  const expected = expectedOf(featuresOf(glimpse), map.actionMap);
  const coin = coinOf(work, session.session, map.actionMap);
  const weighed = weigh(expected, journey.basket?.valueMinor ?? null, policy.worth, coin);
  return {
    decided: decidedOf(decision, glimpse, weighed),
    worth: weighed.isTaken ? null : silent('not-worth'),
  };
}
