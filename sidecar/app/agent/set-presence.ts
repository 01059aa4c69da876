import type { AgentId } from '../../../shared/kernel/ids.ts';
import type { PresenceSet } from '../../../shared/protocol/messages/presence.ts';
import { choose } from '../../domain/agent/presence.ts';
import { decline } from '../../domain/conversation/assignment.ts';
import { type AgentCaller, DONE, type UseCase } from '../context.ts';
import type { Routing } from '../routing/routing.ts';
import { withRouting } from '../routing/settle.ts';
import { permitted } from './permission.ts';

/**
 * The agent says whether they take conversations. What they talk in stays theirs; what they have not
 * answered goes to the next at once when they leave, for they will not (SPEC PP5).
 */
export const setPresence: UseCase<AgentCaller, PresenceSet> = (work, who, command) => {
  return withRouting(work, async (routing) => {
    const may = await permitted(work, who, command.type);
    if (!may.isOk) return may.error;
    const { agent } = may.value;
    await routing.putAgent(choose(agent, command.presence, work.now));
    const isLeaving = command.presence === 'away' || command.presence === 'offline';
    if (isLeaving) await declineAll(routing, agent.agent);
    return DONE;
  });
};

async function declineAll({ work, conversations, take }: Routing, by: AgentId): Promise<void> {
  for (const conversation of [...conversations.values()]) {
    if (conversation.state !== 'assigned' || conversation.holder !== by) continue;
    const declined = decline(conversation, by, work.now);
    if (declined.isOk) await take(declined.value);
  }
}
