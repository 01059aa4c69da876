import { asId } from '../../../shared/kernel/ids.ts';
import type { AgentChange } from '../../../shared/protocol/messages/presence.ts';
import { asSkills, hasOtherLead, isOnlyLess } from '../../domain/agent/team.ts';
import { barWatcher } from '../cobrowse/bar-watcher.ts';
import { type AgentCaller, DONE, refuse, type UseCase } from '../context.ts';
import { withRouting } from '../routing/settle.ts';
import { NO_AGENT } from './invite-agent.ts';
import { permitted } from './permission.ts';
import { LAST_LEAD } from './revoke-agent.ts';

/** A lead sets name, role, capacity, languages and skills; an agent may lower their own capacity. */
export const changeAgent: UseCase<AgentCaller, AgentChange> = (work, who, command) => {
  return withRouting(work, async (routing) => {
    const may = await permitted(work, who, command.type);
    if (!may.isOk) return may.error;
    const { agent: caller, reach } = may.value;
    const agent = routing.agents.get(asId(command.agent));
    if (agent === undefined) return NO_AGENT;
    if (reach === 'own' && (agent.agent !== caller.agent || !isOnlyLess(agent, command))) {
      return refuse(
        'not-allowed',
        'You can lower your own capacity. Ask a lead for anything else.',
        'own-capacity-only',
      );
    }
    const isDemoted = agent.role === 'lead' && command.role !== 'lead' && !agent.isRevoked;
    if (isDemoted && !hasOtherLead([...routing.agents.values()], agent.agent)) return LAST_LEAD;
    const { name, role, capacity, languages } = command;
    const skills = asSkills(command.skills ?? agent.skills ?? []);
    await routing.putAgent({ ...agent, name, role, capacity, languages, skills });
    if (isDemoted) await barWatcher(work, agent.agent, role);
    await work.tx.audit.add({
      at: work.now,
      kind: 'agent-changed',
      by: caller.agent,
      about: agent.agent,
      detail: `role ${role}, capacity ${capacity}`,
    });
    return DONE;
  });
};
