import { assert } from '../../../shared/kernel/assert.ts';
import { asId, type TaskId } from '../../../shared/kernel/ids.ts';
import { after, asDurationMs } from '../../../shared/kernel/time.ts';
import { TASK_DUE_AFTER_MS } from '../../../shared/protocol/limits.ts';
import { isByCode } from '../../domain/mandate/allowance.ts';
import type { Exercise } from '../../domain/mandate/exercise.ts';
import type { Mandate } from '../../domain/mandate/mandate.ts';
import { allowanceOf, whatOf } from '../../domain/mandate/step.ts';
import type { Task } from '../../domain/mandate/task.ts';
import type { Work } from '../context.ts';
import { tellTask } from './tell.ts';

/** Goodwill that somebody must carry out: whoever gave it, until it is passed on. */
export async function makeTask(work: Work, exercise: Exercise, mandate: Mandate): Promise<Task> {
  const { step, reserved, currency } = exercise;
  const { kind } = step;
  assert(!isByCode(kind), 'what the shop takes at checkout needs nobody');
  const task: Task = {
    task: asId<TaskId>(work.ids.next()),
    exercise: exercise.exercise,
    conversation: exercise.conversation,
    visitor: exercise.visitor,
    kind,
    what: whatOf(allowanceOf(mandate.terms, kind)),
    worth: { minor: reserved, currency },
    owner: exercise.agent,
    dueAt: after(work.now, asDurationMs(TASK_DUE_AFTER_MS)),
    state: 'open',
    note: '',
    changedAt: work.now,
  };
  await work.tx.exercises.putTask(task);
  await work.act('webhook', 'task.opened', taskFields(task, exercise));
  await tellTask(work, task);
  return task;
}

/** What the shop's own systems are told of a task. */
export function taskFields(task: Task, { reserved, currency }: Exercise) {
  const { conversation, kind, what, owner, dueAt, state } = task;
  const worth = { minor: reserved, currency };
  return { task: task.task, conversation, kind, what, owner, dueAt, state, ...worth };
}
