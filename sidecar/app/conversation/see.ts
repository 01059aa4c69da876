import { asId } from '../../../shared/kernel/ids.ts';
import type { ChatSee } from '../../../shared/protocol/messages/chat.ts';
import { ofAgent, ofVisitor } from '../../domain/audience.ts';
import type { Conversation } from '../../domain/conversation/conversation.ts';
import { see } from '../../domain/conversation/line.ts';
import {
  type AgentCaller,
  DONE,
  type Outcome,
  type UseCase,
  type VisitorCaller,
  type Work,
} from '../context.ts';
import { heldBy } from './held.ts';
import { NO_CONVERSATION, refusalOf } from './refusal.ts';

/** The visitor has seen everything up to a line. */
export const seeAsVisitor: UseCase<VisitorCaller, ChatSee> = async (work, who, command) => {
  const conversation = await work.tx.conversations.find(asId(command.conversation));
  if (conversation === null || conversation.visitor !== who.visitor) return NO_CONVERSATION;
  return markSeen(work, conversation, 'visitor', command.upTo);
};

/** The holder has seen everything up to a line; who has not answered yet has not seen it for the visitor. */
export const seeAsAgent: UseCase<AgentCaller, ChatSee> = async (work, who, command) => {
  const held = await heldBy(work, who, command);
  if (!held.isOk) return held.error;
  const { conversation } = held.value;
  if (conversation.state === 'assigned') return refusalOf('unanswered');
  return markSeen(work, conversation, 'agent', command.upTo);
};

/** The floor is not told: it shows no lines, and this happens with every line. */
async function markSeen(
  work: Work,
  conversation: Conversation,
  by: 'visitor' | 'agent',
  upTo: number,
): Promise<Outcome> {
  const after = see(conversation, by, upTo);
  if (after === conversation) return DONE;
  await work.tx.conversations.put(after);
  const place = by === 'visitor' ? after.seenByVisitor : after.seenByAgent;
  const seen = {
    type: 'chat.seen' as const,
    conversation: conversation.conversation,
    by,
    upTo: place,
  };
  work.tell(ofVisitor(conversation.visitor), seen);
  if (conversation.holder !== null) work.tell(ofAgent(conversation.holder), seen);
  return DONE;
}
