import type { AgentId } from '../../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import { later } from './later.ts';
import type { Task } from './task.ts';

/** Why a task stays as it is. */
export type TaskFault = 'not-allowed' | 'wrong-state';

/** Who moves it: its owner may, and any lead. */
export interface TaskMover {
  readonly agent: AgentId;
  readonly isLead: boolean;
}

/** Something for a person to do has been given. */
export function openTask(task: Omit<Task, 'state' | 'note' | 'changedAt'>, now: EpochMs): Task {
  return { ...task, state: 'open', note: '', changedAt: now };
}

/** Carried out, or not to be carried out any more; settled once. */
export function settleTask(
  task: Task,
  by: TaskMover,
  { state, note }: { readonly state: 'done' | 'failed'; readonly note: string },
  now: EpochMs,
): Result<Task, TaskFault> {
  return moved(task, by, { state, note }, now);
}

/** Somebody else's to carry out from now on. */
export function assignTask(
  task: Task,
  by: TaskMover,
  owner: AgentId,
  now: EpochMs,
): Result<Task, TaskFault> {
  return moved(task, by, { owner }, now);
}

function moved(
  task: Task,
  { agent, isLead }: TaskMover,
  fields: Partial<Task>,
  now: EpochMs,
): Result<Task, TaskFault> {
  if (!isLead && agent !== task.owner) return err('not-allowed');
  if (task.state !== 'open') return err('wrong-state');
  return ok({ ...task, ...fields, changedAt: later(task.changedAt, now) });
}
