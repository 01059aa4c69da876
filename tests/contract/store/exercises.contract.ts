import { describe, expect, test } from 'vitest';
import { asId, type ExerciseId, type TaskId } from '../../../shared/kernel/ids.ts';
import type { Exercise } from '../../../sidecar/domain/mandate/exercise.ts';
import type { Task } from '../../../sidecar/domain/mandate/task.ts';
import { aTask } from '../../support/builders/ledger.ts';
import { anExercise, minor } from '../../support/builders/mandate.ts';
import { at, eachWith, type OpenStore, OTHER_VISITOR, VISITOR } from './kit.ts';

const id = (n: number): ExerciseId => asId<ExerciseId>(`exercise-${n}`);
const taskId = (n: number): TaskId => asId<TaskId>(`task-${n}`);
const numbered = (n: number, but: Partial<Exercise> = {}): Exercise =>
  anExercise({ exercise: id(n), visitor: VISITOR, at: at(n), ...but });
const closed = (n: number, but: Partial<Exercise> = {}): Exercise =>
  numbered(n, { cost: minor(0), ...but });
const task = (n: number, but: Partial<Task> = {}): Task =>
  aTask({ task: taskId(n), exercise: id(n), visitor: VISITOR, dueAt: at(n), ...but });

export function exercisesContract(open: OpenStore): void {
  describe('exercises and tasks', () => {
    const store = eachWith(open);
    const put = (exercises: readonly Exercise[], tasks: readonly Task[] = []) =>
      store().transact(async (tx) => {
        for (const exercise of exercises) await tx.exercises.put(exercise);
        for (const each of tasks) await tx.exercises.putTask(each);
      });
    const ids = (exercises: readonly Exercise[]) => exercises.map(({ exercise }) => exercise);
    const taskIds = (tasks: readonly Task[]) => tasks.map((each) => each.task);

    test('[ST5] one is found by id as last put', async () => {
      await put(
        [numbered(1), closed(1, { cost: minor(3_00) })],
        [task(1), task(1, { note: 'sent' })],
      );
      const found = await store().read(async (tx) => [
        await tx.exercises.find(id(1)),
        await tx.exercises.find(id(2)),
        await tx.exercises.findTask(taskId(1)),
        await tx.exercises.findTask(taskId(2)),
      ]);
      expect(found).toEqual([
        closed(1, { cost: minor(3_00) }),
        null,
        task(1, { note: 'sent' }),
        null,
      ]);
    });

    test('[ST5] they are found by conversation, visitor and moment, oldest first, in pages', async () => {
      await put([
        numbered(3),
        numbered(1),
        numbered(2, { conversation: asId('talk-2'), visitor: OTHER_VISITOR }),
        numbered(4, { conversation: asId('talk-2') }),
      ]);
      const found = await store().read(async (tx) => [
        ids(await tx.exercises.ofConversation(asId('talk-1'))),
        ids(await tx.exercises.ofVisitor(VISITOR)),
        ids(await tx.exercises.since(at(2), 2)),
        ids(await tx.exercises.since(at(5), 2)),
      ]);
      expect(found).toEqual([[id(1), id(3)], [id(1), id(3), id(4)], [id(2), id(3)], []]);
    });

    test('[ST5] open tasks come soonest due first, those of a visitor whatever their state', async () => {
      await put(
        [],
        [
          task(3),
          task(1),
          task(2, { state: 'done' }),
          task(4, { visitor: OTHER_VISITOR, dueAt: at(0) }),
        ],
      );
      await put([], [task(3, { state: 'failed' })]);
      const found = await store().read(async (tx) => [
        taskIds(await tx.exercises.openTasks()),
        taskIds(await tx.exercises.tasksOfVisitor(VISITOR)),
      ]);
      expect(found).toEqual([
        [taskId(4), taskId(1)],
        [taskId(1), taskId(2), taskId(3)],
      ]);
    });

    test('[ST5] settled tasks come last due first, from a moment on, in pages', async () => {
      await put(
        [],
        [
          task(1, { state: 'done' }),
          task(2, { state: 'failed' }),
          task(3, { state: 'done' }),
          task(4),
        ],
      );
      const found = await store().read(async (tx) => [
        taskIds(await tx.exercises.settledTasks(at(2), 9)),
        taskIds(await tx.exercises.settledTasks(at(1), 2)),
        taskIds(await tx.exercises.settledTasks(at(4), 9)),
      ]);
      expect(found).toEqual([[taskId(3), taskId(2)], [taskId(3), taskId(2)], []]);
    });

    test('[ER1] all of a visitor go, tasks too, and nobody else’s', async () => {
      const other = { visitor: OTHER_VISITOR };
      await put([numbered(1), closed(2), numbered(3, other)], [task(1), task(3, other)]);
      expect(await store().transact((tx) => tx.exercises.erase(VISITOR))).toBe(3);
      expect(await store().transact((tx) => tx.exercises.erase(VISITOR))).toBe(0);
      const left = await store().read(async (tx) => [
        ids(await tx.exercises.since(at(0), 9)),
        taskIds(await tx.exercises.openTasks()),
      ]);
      expect(left).toEqual([[id(3)], [taskId(3)]]);
    });

    test('[ST6] the oldest that are over are forgotten with their tasks, never an open one', async () => {
      await put(
        [numbered(1), closed(2), closed(3), closed(4), closed(5)],
        [task(1), task(2, { state: 'done' }), task(5, { state: 'done' })],
      );
      expect(await store().transact((tx) => tx.exercises.forget(at(5), 2))).toBe(3);
      expect(ids(await store().read((tx) => tx.exercises.ofVisitor(VISITOR)))).toEqual([
        id(1),
        id(4),
        id(5),
      ]);
      expect(await store().transact((tx) => tx.exercises.forget(at(5), 9))).toBe(1);
      expect(taskIds(await store().read((tx) => tx.exercises.tasksOfVisitor(VISITOR)))).toEqual([
        taskId(1),
        taskId(5),
      ]);
    });

    test('[ST3] what is put and removed in a request that fails is as before', async () => {
      await put([numbered(1)], [task(1)]);
      const failing = store().transact(async (tx) => {
        await tx.exercises.put(closed(1));
        await tx.exercises.putTask(task(1, { state: 'done' }));
        await tx.exercises.erase(VISITOR);
        throw new Error('broken off');
      });
      await expect(failing).rejects.toThrow('broken off');
      expect(await store().read((tx) => tx.exercises.find(id(1)))).toEqual(numbered(1));
      expect(taskIds(await store().read((tx) => tx.exercises.openTasks()))).toEqual([taskId(1)]);
    });
  });
}
