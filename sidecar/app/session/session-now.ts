import { asId, type SessionId } from '../../../shared/kernel/ids.ts';
import { endSession, isOver, openSession, type Session } from '../../domain/session/session.ts';
import type { Visitor } from '../../domain/visitor/visitor.ts';
import type { Work } from '../context.ts';
import { showGone } from '../report/show-row.ts';
import { SESSION_BOUNDS } from './bounds.ts';

/** The session a signal that arrives now belongs to, and its visitor; a new one is not yet put. */
export async function sessionNow(
  work: Work,
  visitor: Visitor,
): Promise<{ readonly session: Session; readonly visitor: Visitor }> {
  const { tx, now } = work;
  const latest = await tx.sessions.latest(visitor.visitor);
  if (latest !== null && !isOver(latest, now, SESSION_BOUNDS)) return { session: latest, visitor };
  if (latest !== null && latest.endedAt === null) {
    await tx.sessions.put(endSession(latest, now, SESSION_BOUNDS));
    showGone(work, [latest.session]);
  }
  const again: Visitor = { ...visitor, sessions: visitor.sessions + 1, lastSeenAt: now };
  await tx.visitors.put(again);
  const conversation = await tx.conversations.openOf(visitor.visitor);
  const opening = {
    session: asId<SessionId>(work.ids.next()),
    visitor: visitor.visitor,
    shop: visitor.shop,
    language: visitor.language,
    conversation: conversation?.conversation ?? null,
  };
  return { session: openSession(opening, now, latest, SESSION_BOUNDS), visitor: again };
}
