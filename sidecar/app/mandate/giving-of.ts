import type { AgentId } from '../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../shared/kernel/time.ts';
import {
  EXERCISES_PER_CONVERSATION_MAX,
  QUEUE_MAX,
  TASK_DUE_AFTER_MS,
  TASK_SETTLED_SHOWN_MS,
} from '../../../shared/protocol/limits.ts';
import type { AgentSnapshot } from '../../../shared/protocol/messages/snapshot.ts';
import type { Conversation } from '../../domain/conversation/conversation.ts';
import type { Task } from '../../domain/mandate/task.ts';
import type { Work } from '../context.ts';
import { approvalCard, exerciseCard, taskCard } from './cards.ts';
import { spokenApproval, spokenExercise, spokenTask } from './spoken-cards.ts';

const HELD_MAX = 40; // what the wire allows; twice what one agent can hold

/** What an agent's panel holds of giving: the same as the facts they were told say (SPEC FD4). */
export async function givingOf(
  work: Pick<Work, 'tx' | 'now'>,
  agent: AgentId,
  held: readonly Conversation[],
  version: number,
): Promise<Required<Pick<AgentSnapshot, 'exercises' | 'approvals' | 'tasks'>>> {
  const { tx } = work;
  const isLead = (await tx.agents.find(agent))?.role === 'lead';
  const own = new Set(held.map(({ conversation }) => conversation));
  const exercises: AgentSnapshot['exercises'] = [];
  for (const { conversation } of held.slice(0, HELD_MAX)) {
    const given = await tx.exercises.ofConversation(conversation);
    for (const exercise of given.slice(-EXERCISES_PER_CONVERSATION_MAX)) {
      exercises.push(spokenExercise(version, await exerciseCard(work, exercise)));
    }
  }
  const asked = (await tx.approvals.open()).filter(
    (each) => each.agent === agent || each.leads.includes(agent) || own.has(each.conversation),
  );
  const approvals: AgentSnapshot['approvals'] = [];
  for (const approval of asked.slice(0, QUEUE_MAX)) {
    approvals.push(spokenApproval(version, await approvalCard(work, approval)));
  }
  const open = (await tx.exercises.openTasks()).filter(({ owner }) => isLead || owner === agent);
  const tasks = [...open, ...(isLead ? await settledOfLate(work) : [])]
    .slice(0, QUEUE_MAX)
    .map((task) => spokenTask(version, taskCard(task)));
  return { exercises, approvals, tasks };
}

/** What was done or could not be in the last day; of what was settled longer after it was due than it had, nothing. */
async function settledOfLate({ tx, now }: Pick<Work, 'tx' | 'now'>): Promise<readonly Task[]> {
  const dueFrom = asEpochMs(Math.max(0, now - TASK_DUE_AFTER_MS));
  const settled = await tx.exercises.settledTasks(dueFrom, QUEUE_MAX);
  return settled.filter(({ changedAt }) => now - changedAt < TASK_SETTLED_SHOWN_MS);
}
