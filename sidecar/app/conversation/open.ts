import type { SessionId, VisitorId } from '../../../shared/kernel/ids.ts';
import { asId } from '../../../shared/kernel/ids.ts';
import type { ConversationOpen } from '../../../shared/protocol/messages/conversation.ts';
import type { Visitor } from '../../domain/visitor/visitor.ts';
import { refuse, type UseCase, type VisitorCaller, type Work } from '../context.ts';
import { startConversation } from './start.ts';

/** The visitor opens a chat. Only *help* is needed: what observes is not asked (SPEC PV1). */
export const openConversation: UseCase<VisitorCaller, ConversationOpen> = async (
  work,
  who,
  command,
) => {
  const visitor = await work.tx.visitors.find(who.visitor);
  if (visitor === null) return UNKNOWN_VISITOR;
  return startConversation(work, {
    visitor,
    conversation: asId(command.conversation),
    session: await sessionNow(work, visitor),
    offer: null,
    language: command.language,
  });
};

/** The session going on, if the visitor is observed and in one. */
export async function sessionNow(
  work: Pick<Work, 'tx'>,
  { visitor, observe }: Pick<Visitor, 'observe'> & { readonly visitor: VisitorId },
): Promise<SessionId | null> {
  if (!observe) return null;
  const latest = await work.tx.sessions.latest(visitor);
  return latest === null || latest.endedAt !== null ? null : latest.session;
}

/** What was known about the visitor has been erased since the page said hello. */
export const UNKNOWN_VISITOR = refuse(
  'not-found',
  'This visitor is no longer known here. Load the page again.',
);
