import { silent } from '../../domain/engagement/reason.ts';
import { withSilence } from '../../domain/session/engaged-session.ts';
import type { Session } from '../../domain/session/session.ts';
import type { Visitor } from '../../domain/visitor/visitor.ts';
import type { Work } from '../context.ts';
import { turnNow } from './turn-now.ts';

/** Says anew why nothing is offered, and offers nothing: only an act of a visitor who is here does. */
export function restate(work: Work, visitor: Visitor, session: Session): Session {
  const turn = turnNow(work, visitor, session);
  if (turn.maps === null) return withSilence(session, turn.silence);
  // A map calls for an offer: what was in its way at the last act still is, a conversation excepted.
  const { silence } = session.engagement;
  const isStill = silence !== null && silence.kind !== 'already-talking';
  return withSilence(session, isStill ? silence : silent('no-map-matches'));
}
