import { asId } from '../../../shared/kernel/ids.ts';
import type { ConversationLeave } from '../../../shared/protocol/messages/conversation.ts';
import { leave } from '../../domain/conversation/ending.ts';
import { DONE, type UseCase, type VisitorCaller } from '../context.ts';
import { withRouting } from '../routing/settle.ts';
import { NO_CONVERSATION } from './refusal.ts';

/** The visitor ends it. What has ended already stays as it is. */
export const leaveConversation: UseCase<VisitorCaller, ConversationLeave> = (
  work,
  who,
  command,
) => {
  return withRouting(work, async (routing) => {
    const conversation = await work.tx.conversations.find(asId(command.conversation));
    if (conversation === null || conversation.visitor !== who.visitor) return NO_CONVERSATION;
    const left = leave(conversation, work.now);
    if (left.conversation !== conversation) await routing.take(left);
    return DONE;
  });
};
