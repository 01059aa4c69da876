import { expect, test } from 'vitest';
import {
  isTaskMoving,
  owners,
  tasksFor,
} from '../../../../../../extension/panel/views/tasks/tasks.model.ts';
import { TASK_SETTLED_SHOWN_MS } from '../../../../../../shared/protocol/limits.ts';
import { taskCard } from '../../../../../support/builders/given.ts';
import { anAgent } from '../../support/rows.ts';

const NOW = TASK_SETTLED_SHOWN_MS * 10;
const tasks = [
  taskCard({ task: 'theirs', owner: 'a2', dueAt: 1 }),
  taskCard({ task: 'late', dueAt: 2 }),
  taskCard({ task: 'soon', dueAt: 3 }),
  taskCard({ task: 'done', state: 'done', changedAt: NOW - 2 }),
  taskCard({ task: 'just done', state: 'done', changedAt: NOW - 1 }),
  taskCard({ task: 'done before', state: 'done', changedAt: NOW - TASK_SETTLED_SHOWN_MS }),
  taskCard({ task: 'failed', state: 'failed', changedAt: NOW }),
  taskCard({ task: 'long ago', state: 'failed', changedAt: NOW - TASK_SETTLED_SHOWN_MS }),
];
const seen = (role: 'agent' | 'lead') =>
  tasksFor(tasks, anAgent('a1', { role }), NOW).map(({ task }) => task);

test('[MP7] an agent sees what is theirs to do, due first; a lead all of it, and what failed or is done of late', () => {
  expect(seen('agent')).toEqual(['late', 'soon']);
  expect(seen('lead')).toEqual(['theirs', 'late', 'soon', 'failed', 'just done', 'done']);
  expect(tasksFor(tasks, null, NOW)).toEqual([]);
});

test('[MP7] a task is passed on to whoever has access; who has it stays in the list', () => {
  const people = [
    anAgent('zoe'),
    anAgent('bram'),
    anAgent('a1', { isRevoked: true }),
    anAgent('new', { isInvited: true }),
    anAgent('gone', { isRevoked: true }),
  ];
  expect(owners(people, taskCard()).map(({ agent }) => agent)).toEqual(['a1', 'bram', 'zoe']);
  expect(isTaskMoving(taskCard(), [{ type: 'task.assign', task: 't1', owner: 'zoe' }])).toBe(true);
  expect(isTaskMoving(taskCard(), [{ type: 'task.assign', task: 't2', owner: 'zoe' }])).toBe(false);
});
