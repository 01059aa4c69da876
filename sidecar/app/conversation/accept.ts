import type { AgentId } from '../../../shared/kernel/ids.ts';
import type { ConversationAccept } from '../../../shared/protocol/messages/conversation.ts';
import { accept } from '../../domain/conversation/assignment.ts';
import type { Conversation } from '../../domain/conversation/conversation.ts';
import { type AgentCaller, DONE, type UseCase } from '../context.ts';
import { noteEngaged } from '../engagement/engaged.ts';
import type { Routing } from '../routing/routing.ts';
import { withRouting } from '../routing/settle.ts';
import { askedOf, hasRoom } from './held.ts';
import { NO_ROOM, refusalOf } from './refusal.ts';

/** The agent answers what was assigned to them, or picks it from the queue. */
export const acceptConversation: UseCase<AgentCaller, ConversationAccept> = (
  work,
  who,
  command,
) => {
  return withRouting(work, async (routing) => {
    const asked = await askedOf(work, who, command);
    if (!asked.isOk) return asked.error;
    const { agent, conversation } = asked.value;
    // Two devices of one agent ask at the same moment: both have it.
    if (conversation.state === 'active' && conversation.holder === agent.agent) return DONE;
    if (conversation.state === 'queued' && !hasRoom(routing, agent.agent)) return NO_ROOM;
    const accepted = accept(conversation, agent, work.now);
    if (!accepted.isOk) return refusalOf(accepted.error);
    await routing.take(accepted.value);
    await noteAnswered(routing, agent.agent, conversation);
    return DONE;
  });
};

/** What follows from an answer: the agent is there after all, and an offer has become an engagement. */
export async function noteAnswered(
  { work, agents, putAgent }: Routing,
  by: AgentId,
  before: Conversation,
): Promise<void> {
  const agent = agents.get(by);
  if (agent !== undefined && agent.misses > 0) await putAgent({ ...agent, misses: 0 });
  if (before.offer !== null && before.acceptedAt === null) await noteEngaged(work, before.offer);
}
