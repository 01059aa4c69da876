import type { ConversationDecline } from '../../../shared/protocol/messages/conversation.ts';
import { decline } from '../../domain/conversation/assignment.ts';
import { type AgentCaller, DONE, type UseCase } from '../context.ts';
import { withRouting } from '../routing/settle.ts';
import { heldBy } from './held.ts';
import { refusalOf } from './refusal.ts';

/** The agent says no: it goes to the next. A no is an answer, so it is not counted as a miss. */
export const declineConversation: UseCase<AgentCaller, ConversationDecline> = (
  work,
  who,
  command,
) => {
  return withRouting(work, async (routing) => {
    const held = await heldBy(work, who, command);
    if (!held.isOk) return held.error;
    const { agent, conversation } = held.value;
    const declined = decline(conversation, agent.agent, work.now);
    if (!declined.isOk) return refusalOf(declined.error);
    await routing.take(declined.value);
    const there = routing.agents.get(agent.agent);
    if (there !== undefined && there.misses > 0) await routing.putAgent({ ...there, misses: 0 });
    return DONE;
  });
};
