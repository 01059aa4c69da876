import type { Exercise } from '../../../domain/mandate/exercise.ts';
import type { Task } from '../../../domain/mandate/task.ts';
import type { Exercises } from '../../../ports/store/exercises.ts';
import { by, type Journal, table } from './table.ts';

const oldest = by<Exercise>([(row) => row.at, (row) => row.exercise]);
const soonest = by<Task>([(row) => row.dueAt, (row) => row.task]);

export function memoryExercises(journal: Journal): Exercises {
  const exercises = table<Exercise>(journal, {
    key: (row) => row.exercise,
    groups: { conversation: (row) => row.conversation, visitor: (row) => row.visitor },
  });
  const tasks = table<Task>(journal, {
    key: (row) => row.task,
    groups: {
      open: (row) => (row.state === 'open' ? 'yes' : null),
      exercise: (row) => row.exercise,
      visitor: (row) => row.visitor,
    },
  });

  function drop(rows: readonly Task[]): number {
    for (const { task } of rows) tasks.delete(task);
    return rows.length;
  }

  return {
    find: async (exercise) => exercises.get(exercise) ?? null,
    put: async (exercise) => exercises.put(exercise),
    ofConversation: async (conversation) =>
      [...exercises.in('conversation', conversation)].sort(oldest),
    ofVisitor: async (visitor) => [...exercises.in('visitor', visitor)].sort(oldest),
    since: async (moment, max) =>
      exercises
        .all()
        .filter(({ at }) => at >= moment)
        .sort(oldest)
        .slice(0, max),
    findTask: async (task) => tasks.get(task) ?? null,
    putTask: async (task) => tasks.put(task),
    openTasks: async () => [...tasks.in('open', 'yes')].sort(soonest),
    settledTasks: async (dueFrom, max) =>
      tasks
        .all()
        .filter(({ state, dueAt }) => state !== 'open' && dueAt >= dueFrom)
        .sort((one, other) => soonest(other, one))
        .slice(0, max),
    tasksOfVisitor: async (visitor) => [...tasks.in('visitor', visitor)].sort(soonest),
    erase: async (visitor) => {
      const own = exercises.in('visitor', visitor);
      for (const { exercise } of own) exercises.delete(exercise);
      return own.length + drop(tasks.in('visitor', visitor));
    },
    forget: async (before, max) => {
      const gone = exercises
        .all()
        .filter(({ at, cost }) => cost !== null && at < before)
        .sort(oldest)
        .slice(0, max);
      let rows = gone.length;
      for (const { exercise } of gone) {
        exercises.delete(exercise);
        rows += drop(tasks.in('exercise', exercise));
      }
      return rows;
    },
  };
}
