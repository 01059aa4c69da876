import { TASK_SETTLED_SHOWN_MS } from '../../../../shared/protocol/limits.ts';
import type { TaskCard } from '../../../../shared/protocol/messages/approval.ts';
import type { AgentCard } from '../../../../shared/protocol/messages/presence.ts';
import type { AgentCommand } from '../../../../shared/protocol/shape.ts';

/** What still asks for somebody stands above what does not. */
const ORDER = ['open', 'failed', 'done'] as const;

/** What is to be carried out, due first; a lead sees everybody's, and the last day's that failed or is done, newest first. */
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
      return isLead && now - changedAt < TASK_SETTLED_SHOWN_MS;
    })
    .sort(
      (a, b) =>
        ORDER.indexOf(a.state) - ORDER.indexOf(b.state) ||
        (a.state === 'open' ? a.dueAt - b.dueAt : b.changedAt - a.changedAt),
    );
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
