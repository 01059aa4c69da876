import type { AgentId } from '../../../shared/kernel/ids.ts';
import { EXERCISES_PER_CONVERSATION_MAX, QUEUE_MAX } from '../../../shared/protocol/limits.ts';
import type { AgentSnapshot } from '../../../shared/protocol/messages/snapshot.ts';
import type { Conversation } from '../../domain/conversation/conversation.ts';
import type { Work } from '../context.ts';
import { approvalCard, exerciseCard, spokenExercise, taskCard } from './cards.ts';

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
    approvals.push(await approvalCard(work, approval));
  }
  const tasks = (await tx.exercises.openTasks()).filter(({ owner }) => isLead || owner === agent);
  return { exercises, approvals, tasks: tasks.slice(0, QUEUE_MAX).map(taskCard) };
}
