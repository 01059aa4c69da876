import type { PresenceSet } from '../../../shared/protocol/messages/presence.ts';
import { choose } from '../../domain/agent/presence.ts';
import { type AgentCaller, DONE, type UseCase } from '../context.ts';
import { withRouting } from '../routing/settle.ts';
import { permitted } from './permission.ts';

/** The agent says whether they take conversations. What they hold stays theirs. */
export const setPresence: UseCase<AgentCaller, PresenceSet> = (work, who, command) => {
  return withRouting(work, async (routing) => {
    const may = await permitted(work, who, command.type);
    if (!may.isOk) return may.error;
    await routing.putAgent(choose(may.value.agent, command.presence, work.now));
    return DONE;
  });
};
