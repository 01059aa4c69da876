import type { VisitorId } from '../../../../shared/kernel/ids.ts';
import type { Task } from '../../../domain/mandate/task.ts';
import type { Exercises } from '../../../ports/store/exercises.ts';
import type { Connection } from './connection.ts';
import { opened, openedOrNull } from './document.ts';
import { slot } from './statement.ts';

type OfExercises = Pick<
  Exercises,
  'findTask' | 'putTask' | 'openTasks' | 'settledTasks' | 'tasksOfVisitor'
>;

/** The part of exercises that people have to do; goes with what it is for. */
export interface Tasks extends OfExercises {
  eraseTasks(visitor: VisitorId): Promise<number>;
  dropTasksOf(exercise: string): Promise<number>;
}

export function sqlTasks({ db, prepare }: Connection): Tasks {
  const document = db.selectFrom('task').select('document');
  const soonestFirst = document.orderBy('due_at').orderBy('task');
  const find = prepare(document.where('task', '=', slot<string>('task')));
  const open = prepare(soonestFirst.where('state', '=', 'open'));
  const settled = prepare(
    document
      .where('state', 'in', ['done', 'failed'])
      .where('due_at', '>=', slot<number>('dueFrom'))
      .orderBy('due_at', 'desc')
      .orderBy('task', 'desc')
      .limit(slot<number>('max')),
  );
  const ofVisitor = prepare(soonestFirst.where('visitor', '=', slot<string>('visitor')));
  const row = {
    exercise: slot<string>('exercise'),
    visitor: slot<string>('visitor'),
    state: slot<string>('state'),
    due_at: slot<number>('dueAt'),
    document: slot<string>('document'),
  };
  const put = prepare(
    db
      .insertInto('task')
      .values({ task: slot<string>('task'), ...row })
      .onConflict((conflict) => conflict.column('task').doUpdateSet(row)),
  );
  const erase = prepare(db.deleteFrom('task').where('visitor', '=', slot<string>('visitor')));
  const drop = prepare(db.deleteFrom('task').where('exercise', '=', slot<string>('exercise')));

  return {
    findTask: async (task) => openedOrNull<Task>(await find.first({ task })),
    putTask: async (task) => {
      await put.change({
        task: task.task,
        exercise: task.exercise,
        visitor: task.visitor,
        state: task.state,
        dueAt: task.dueAt,
        document: JSON.stringify(task),
      });
    },
    openTasks: async () => (await open.all({})).map(opened<Task>),
    settledTasks: async (dueFrom, max) => (await settled.all({ dueFrom, max })).map(opened<Task>),
    tasksOfVisitor: async (visitor) => (await ofVisitor.all({ visitor })).map(opened<Task>),
    eraseTasks: (visitor) => erase.change({ visitor }),
    dropTasksOf: (exercise) => drop.change({ exercise }),
  };
}
