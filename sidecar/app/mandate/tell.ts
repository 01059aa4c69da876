import type { AgentId } from '../../../shared/kernel/ids.ts';
import { FLOOR, ofAgent } from '../../domain/audience.ts';
import type { Approval } from '../../domain/mandate/approval.ts';
import type { Code } from '../../domain/mandate/code.ts';
import type { Exercise } from '../../domain/mandate/exercise.ts';
import type { Mandate } from '../../domain/mandate/mandate.ts';
import type { Task } from '../../domain/mandate/task.ts';
import type { Work } from '../context.ts';
import { approvalCard, exerciseCard, taskCard } from './cards.ts';
import { leadsNow } from './leads-now.ts';

/**
 * To who gave it, who holds its conversation, and who has to do something about it.
 *
 * @param code as it was just kept, when it was: it is not read again
 */
export async function tellExercise(
  work: Work,
  exercise: Exercise,
  code: Code | null = null,
): Promise<void> {
  const { tx } = work;
  const card = await exerciseCard(work, exercise, code);
  const task = exercise.task === null ? null : await tx.exercises.findTask(exercise.task);
  const holder = await holderOf(work, exercise);
  for (const agent of once(exercise.agent, holder, task?.owner ?? null)) {
    work.tell(ofAgent(agent), { type: 'exercise.changed', card });
  }
}

/** To who asked, who holds the conversation, and who may answer. */
export async function tellApproval(work: Work, approval: Approval): Promise<void> {
  const card = await approvalCard(work, approval);
  const holder = await holderOf(work, approval);
  for (const agent of once(approval.agent, holder, ...approval.leads)) {
    work.tell(ofAgent(agent), { type: 'approval.changed', card });
  }
}

/** To its owner, who had it before, and leads. */
export async function tellTask(
  work: Work,
  task: Task,
  before: AgentId | null = null,
): Promise<void> {
  const leads = await leadsNow(work);
  for (const agent of once(task.owner, before, ...leads.map((lead) => lead.agent))) {
    work.tell(ofAgent(agent), { type: 'task.changed', card: taskCard(task) });
  }
}

/** To everybody on the floor: what may be given has changed. */
export function tellMandate(work: Work, { mandate, version, revokedAt }: Mandate): void {
  work.tell(FLOOR, { type: 'mandate.changed', mandate, version, isRevoked: revokedAt !== null });
}

async function holderOf(
  { tx }: Work,
  { conversation }: Pick<Exercise, 'conversation'>,
): Promise<AgentId | null> {
  return (await tx.conversations.find(conversation))?.holder ?? null;
}

function once(...agents: readonly (AgentId | null)[]): ReadonlySet<AgentId> {
  return new Set(agents.filter((agent) => agent !== null));
}
