import type { ConversationEnd } from '../../../shared/protocol/messages/conversation.ts';
import { end } from '../../domain/conversation/ending.ts';
import { type AgentCaller, DONE, type UseCase } from '../context.ts';
import { withRouting } from '../routing/settle.ts';
import { heldBy } from './held.ts';
import { refusalOf } from './refusal.ts';

/** The talking is done; wrap-up begins. */
export const endConversation: UseCase<AgentCaller, ConversationEnd> = (work, who, command) => {
  return withRouting(work, async (routing) => {
    const held = await heldBy(work, who, command);
    if (!held.isOk) return held.error;
    const { conversation } = held.value;
    // The visitor left, or time did it, at the same moment: what was wanted is so.
    if (conversation.state === 'wrap-up') return DONE;
    const holder =
      conversation.holder === null ? undefined : routing.agents.get(conversation.holder);
    const ended = end(conversation, holder?.name ?? null, work.now);
    if (!ended.isOk) return refusalOf(ended.error);
    await routing.take(ended.value);
    return DONE;
  });
};
