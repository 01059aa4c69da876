import type { ActionMap, Calling } from '../../domain/engagement/action-map.ts';
import { type Decided, decidedOf } from '../../domain/engagement/decided.ts';
import { type Reason, silent } from '../../domain/engagement/reason.ts';
import { CERTAIN } from '../../domain/engagement/worth.ts';
import type { Session } from '../../domain/session/session.ts';
import type { Work } from '../context.ts';
import { chooseMap } from './choose-map.ts';
import { glimpseNow } from './glimpse-now.ts';

/** What is thought of a session now, and what speaks against an offer of it. */
export interface Thought {
  /** The one whose turn it is. */
  readonly map: ActionMap;
  readonly decided: Decided;
  readonly worth: Reason | null;
}

/**
 * Judges and weighs the session as it stands, before anybody looks at its arm (SPEC EN14, EN19).
 *
 * @param maps that call
 */
export function thoughtOf(work: Work, session: Session, maps: Calling): Thought {
  const { decision, expectedOf } = work.foresight(session.shop);
  const glimpse = glimpseNow(work, session);
  const by = { expectedOf, terms: work.policy.worth };
  const { map, weighed } = chooseMap(work, by, session, glimpse, maps);
  return {
    map,
    decided: decidedOf(decision, glimpse, weighed),
    worth: weighed.isTaken ? null : silent('not-worth'),
  };
}

/** The same of an offer by hand: an agent has weighed for themselves. */
export function thoughtByHand(work: Work, session: Session): Decided {
  const { decision } = work.foresight(session.shop);
  const nothing = { effect: null, gainMinor: null, ...CERTAIN };
  return decidedOf(decision, glimpseNow(work, session), nothing);
}
