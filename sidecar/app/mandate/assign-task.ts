import { asId } from '../../../shared/kernel/ids.ts';
import type { TaskAssign } from '../../../shared/protocol/messages/approval.ts';
import { assignTask as assign } from '../../domain/mandate/task-moves.ts';
import { type AgentCaller, DONE, refuse, type UseCase } from '../context.ts';
import { TASK_OVER, taskOf } from './settle-task.ts';
import { tellExercise, tellTask } from './tell.ts';

/** Its owner, or a lead, passes a task to somebody else. */
export const assignTask: UseCase<AgentCaller, TaskAssign> = async (work, who, command) => {
  const moving = await taskOf(work, who, command);
  if (!moving.isOk) return moving.error;
  const { task, mover } = moving.value;
  const owner = await work.tx.agents.find(asId(command.owner));
  if (owner === null || owner.isRevoked) return NO_OWNER;
  if (task.state === 'open' && task.owner === owner.agent) return DONE;
  const assigned = assign(task, mover, owner.agent, work.now);
  if (!assigned.isOk) return TASK_OVER;
  await work.tx.exercises.putTask(assigned.value);
  await tellTask(work, assigned.value, task.owner);
  const exercise = await work.tx.exercises.find(task.exercise);
  if (exercise !== null) await tellExercise(work, exercise);
  return DONE;
};

const NO_OWNER = refuse('not-found', 'There is no such agent. Choose another.', 'no-agent');
