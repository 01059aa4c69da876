import { asId } from '../../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { TaskSettle } from '../../../shared/protocol/messages/approval.ts';
import type { AgentCommand } from '../../../shared/protocol/shape.ts';
import type { Task } from '../../domain/mandate/task.ts';
import { settleTask as settle, type TaskMover } from '../../domain/mandate/task-moves.ts';
import { permitted } from '../agent/permission.ts';
import {
  type AgentCaller,
  DONE,
  type Refusal,
  refuse,
  type UseCase,
  type Work,
} from '../context.ts';
import { taskFields } from './make-task.ts';
import { NO_TASK } from './refusal.ts';
import { takeBack } from './take-back.ts';
import { tellTask } from './tell.ts';

/** Carried out, or not to be: what it came to is known, and what did not happen can be given again (SPEC MD5). */
export const settleTask: UseCase<AgentCaller, TaskSettle> = async (work, who, command) => {
  const moving = await taskOf(work, who, command);
  if (!moving.isOk) return moving.error;
  const { task, mover } = moving.value;
  const { state, note } = command;
  // Settled so already, as by a resend under another id: what was wanted is so.
  if (task.state === state) return DONE;
  const settled = settle(task, mover, { state, note }, work.now);
  if (!settled.isOk) return TASK_OVER;
  const exercise = await work.tx.exercises.find(task.exercise);
  if (exercise === null) return NO_TASK;
  await work.tx.exercises.putTask(settled.value);
  const isDone = state === 'done';
  const kind = isDone ? 'fulfilled' : 'unfulfilled';
  await takeBack(work, exercise, null, kind, isDone ? exercise.reserved : null, mover.agent);
  await work.act('webhook', 'task.settled', taskFields(settled.value, exercise));
  await tellTask(work, settled.value);
  return DONE;
};

/** The task, when the caller owns it or is a lead; of others it is not said that it exists. */
export async function taskOf(
  work: Work,
  who: AgentCaller,
  command: { readonly type: AgentCommand['type']; readonly task: string },
): Promise<Result<{ readonly task: Task; readonly mover: TaskMover }, Refusal>> {
  const may = await permitted(work, who, command.type);
  if (!may.isOk) return may;
  const { agent, reach } = may.value;
  const task = await work.tx.exercises.findTask(asId(command.task));
  if (task === null || (reach === 'own' && task.owner !== agent.agent)) return err(NO_TASK);
  return ok({ task, mover: { agent: agent.agent, isLead: agent.role === 'lead' } });
}

export const TASK_OVER = refuse(
  'wrong-state',
  'This task is over already. Look at what became of it.',
  'task-over',
);
