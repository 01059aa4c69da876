import { DAY_MS } from '../../../../shared/kernel/time.ts';
import type { TaskCard } from '../../../../shared/protocol/messages/approval.ts';
import type { AgentCard } from '../../../../shared/protocol/messages/presence.ts';
import type { AgentCommand } from '../../../../shared/protocol/shape.ts';

/** So long a lead sees what could not be done. */
export const FAILED_SHOWN_MS = DAY_MS;

/** What is to be carried out, due first; a lead sees everybody's, and what failed of late. */
export function tasksFor(
  tasks: readonly TaskCard[],
  me: AgentCard | null,
  now: number,
): readonly TaskCard[] {
  if (me === null) return [];
  const isLead = me.role === 'lead';
  return tasks
    .filter(({ owner }) => isLead || owner === me.agent)
    .filter(({ state, changedAt }) => {
      if (state === 'open') return true;
      return isLead && state === 'failed' && now - changedAt < FAILED_SHOWN_MS;
    })
    .sort((a, b) => Number(a.state !== 'open') - Number(b.state !== 'open') || a.dueAt - b.dueAt);
}

/** Who could do it: everybody with access. */
export function owners(agents: readonly AgentCard[], { owner }: TaskCard): readonly AgentCard[] {
  return agents
    .filter(({ agent, isRevoked, isInvited }) => agent === owner || (!isRevoked && !isInvited))
    .sort((a, b) => a.name.localeCompare(b.name));
}

export function isTaskMoving({ task }: TaskCard, pending: readonly AgentCommand[]): boolean {
  return pending.some((body) => 'task' in body && body.task === task);
}
