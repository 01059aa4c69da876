import { type AgentId, asId } from '../../../shared/kernel/ids.ts';
import type { AgentRevoke } from '../../../shared/protocol/messages/presence.ts';
import { hasOtherLead, revoked } from '../../domain/agent/team.ts';
import { ofAgent } from '../../domain/audience.ts';
import { closeUnwrapped } from '../../domain/conversation/ending.ts';
import { type AgentCaller, DONE, refuse, type UseCase } from '../context.ts';
import type { Routing } from '../routing/routing.ts';
import { withRouting } from '../routing/settle.ts';
import { NO_AGENT } from './invite-agent.ts';
import { permitted } from './permission.ts';
import { REVOKED } from './prove-device.ts';
import { releaseAll } from './release-all.ts';

/** Takes an agent's access back at once: devices, links, and what they held (SPEC ID2, PP3). */
export const revokeAgent: UseCase<AgentCaller, AgentRevoke> = (work, who, command) => {
  return withRouting(work, async (routing) => {
    const may = await permitted(work, who, command.type);
    if (!may.isOk) return may.error;
    const id = asId<AgentId>(command.agent);
    const agent = routing.agents.get(id);
    if (agent === undefined) return NO_AGENT;
    if (agent.isRevoked) return DONE;
    if (agent.role === 'lead' && !hasOtherLead([...routing.agents.values()], id)) return LAST_LEAD;
    for (const device of await work.tx.agents.devicesOf(id)) {
      if (device.revokedAt === null) {
        await work.tx.agents.putDevice({ ...device, revokedAt: work.now });
      }
    }
    await routing.putAgent(revoked(agent, work.now));
    await releaseAll(routing, (holder) => holder === id);
    await closeWrapUps(routing, id);
    const by = may.value.agent.agent;
    await work.tx.audit.add({ at: work.now, kind: 'agent-revoked', by, about: id, detail: '' });
    work.show({
      to: ofAgent(id),
      body: { type: 'bye', kind: 'revoked', sentence: REVOKED.sentence },
    });
    return DONE;
  });
};

export const LAST_LEAD = refuse(
  'not-allowed',
  'This is the last lead. Make somebody else a lead first.',
  'last-lead',
);

async function closeWrapUps({ work, conversations, take }: Routing, agent: AgentId): Promise<void> {
  for (const conversation of [...conversations.values()]) {
    if (conversation.state === 'wrap-up' && conversation.holder === agent) {
      await take(closeUnwrapped(conversation, work.now));
    }
  }
}
