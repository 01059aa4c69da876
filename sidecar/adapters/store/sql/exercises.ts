import type { Exercise } from '../../../domain/mandate/exercise.ts';
import type { Exercises } from '../../../ports/store/exercises.ts';
import type { Connection } from './connection.ts';
import { opened, openedOrNull } from './document.ts';
import { slot } from './statement.ts';
import { sqlTasks } from './tasks.ts';

export function sqlExercises(connection: Connection): Exercises {
  const { db, prepare } = connection;
  const { eraseTasks, dropTasksOf, ...tasks } = sqlTasks(connection);
  const document = db.selectFrom('exercise').select('document');
  const oldestFirst = document.orderBy('at').orderBy('exercise');
  const find = prepare(document.where('exercise', '=', slot<string>('exercise')));
  const ofConversation = prepare(
    oldestFirst.where('conversation', '=', slot<string>('conversation')),
  );
  const ofVisitor = prepare(oldestFirst.where('visitor', '=', slot<string>('visitor')));
  const since = prepare(
    oldestFirst.where('at', '>=', slot<number>('moment')).limit(slot<number>('max')),
  );
  // As for codes: to whom and when something was given never changes.
  const changing = { closed: slot<number>('closed'), document: slot<string>('document') };
  const put = prepare(
    db
      .insertInto('exercise')
      .values({
        exercise: slot<string>('exercise'),
        conversation: slot<string>('conversation'),
        visitor: slot<string>('visitor'),
        at: slot<number>('at'),
        ...changing,
      })
      .onConflict((conflict) => conflict.column('exercise').doUpdateSet(changing)),
  );
  const erase = prepare(db.deleteFrom('exercise').where('visitor', '=', slot<string>('visitor')));
  const forget = prepare(
    db
      .deleteFrom('exercise')
      .where('exercise', 'in', (eb) =>
        eb
          .selectFrom('exercise as old')
          .select('old.exercise')
          .where('old.closed', '=', 1)
          .where('old.at', '<', slot<number>('before'))
          .orderBy('old.at')
          .orderBy('old.exercise')
          .limit(slot<number>('max')),
      )
      .returning('exercise'),
  );

  return {
    ...tasks,
    find: async (exercise) => openedOrNull<Exercise>(await find.first({ exercise })),
    put: async (exercise) => {
      await put.change({
        exercise: exercise.exercise,
        conversation: exercise.conversation,
        visitor: exercise.visitor,
        at: exercise.at,
        closed: exercise.cost === null ? 0 : 1,
        document: JSON.stringify(exercise),
      });
    },
    ofConversation: async (conversation) =>
      (await ofConversation.all({ conversation })).map(opened<Exercise>),
    ofVisitor: async (visitor) => (await ofVisitor.all({ visitor })).map(opened<Exercise>),
    since: async (moment, max) => (await since.all({ moment, max })).map(opened<Exercise>),
    erase: async (visitor) => (await erase.change({ visitor })) + (await eraseTasks(visitor)),
    forget: async (before, max) => {
      const gone = await forget.all({ before, max });
      let rows = gone.length;
      for (const { exercise } of gone) rows += await dropTasksOf(exercise);
      return rows;
    },
  };
}
