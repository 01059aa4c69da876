import { assert } from '../../../shared/kernel/assert.ts';
import type { MessageId } from '../../../shared/kernel/ids.ts';
import type { ConsentSet } from '../../../shared/protocol/messages/session.ts';
import { endSession } from '../../domain/session/session.ts';
import type { Visitor } from '../../domain/visitor/visitor.ts';
import { DONE, type Outcome, type VisitorCaller, type Work } from '../context.ts';
import { withdrawOffersOf } from '../engagement/withdraw-offers-of.ts';
import { showGone } from '../report/show-row.ts';
import { SESSION_BOUNDS } from './bounds.ts';

/** The visitor allows *observe*, or no longer does (SPEC PV1, PV2). */
export async function setConsent(
  work: Work,
  who: VisitorCaller,
  command: ConsentSet,
  _id: MessageId,
): Promise<Outcome> {
  const visitor = await work.tx.visitors.find(who.visitor);
  assert(visitor !== null, 'commands are done only for a visitor that is kept');
  await changeConsent(work, visitor, command.observe);
  return DONE;
}

/**
 * Keeps the new answer with its audit line. A no takes effect at once: what is on screen is withdrawn and the
 * session ends. What was stored before stays until its retention ends or the visitor is erased.
 */
export async function changeConsent(
  work: Work,
  visitor: Visitor,
  observe: boolean,
): Promise<Visitor> {
  if (visitor.observe === observe) return visitor;
  const changed: Visitor = { ...visitor, observe };
  await work.tx.visitors.put(changed);
  await work.tx.audit.add({
    at: work.now,
    kind: observe ? 'consent-given' : 'consent-withdrawn',
    by: visitor.visitor,
    about: visitor.visitor,
    detail: 'observe',
  });
  if (!observe) await forgetPresent(work, visitor);
  return changed;
}

async function forgetPresent(work: Work, visitor: Visitor): Promise<void> {
  await withdrawOffersOf(work, visitor.visitor);
  const session = await work.tx.sessions.latest(visitor.visitor);
  if (session === null || session.endedAt !== null) return;
  await work.tx.sessions.put(endSession(session, work.now, SESSION_BOUNDS));
  showGone(work, [session.session]);
}
