// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { taskCard } from '../../../support/builders/given.ts';
import { all, commandsOf, find, type opening, shown, until, write } from './support/draw-panel.tsx';
import { openLead } from './support/open-lead.ts';
import { NOW } from './support/rows.ts';

const bodies = (opened: Awaited<ReturnType<typeof opening>>) =>
  commandsOf(opened)
    .map(({ body }) => body)
    .filter(({ type }) => type.startsWith('task.'));
const submit = (testId: string) =>
  find(testId)
    ?.querySelector('form')
    ?.dispatchEvent(new Event('submit', { cancelable: true, bubbles: true }));

test('[MP7] what is done stays in sight of a lead for the day, the newest few; more when asked for', async () => {
  const opened = await openLead();
  const credit = { kind: 'credit', what: '', worth: { minor: 25_00, currency: 'EUR' } } as const;
  await opened.db.tasks.bulkPut(
    [1, 2, 3, 4, 5].map((n) =>
      taskCard({
        ...credit,
        task: `t${n}`,
        state: 'done',
        note: `Booked ${n}`,
        changedAt: NOW - n,
      }),
    ),
  );
  await until(() => expect(all('task')).toHaveLength(3));
  expect(find('task')?.textContent).toContain('€25 credit');
  expect(find('task')?.textContent).toContain('done: Booked 1');
  expect(find('tasks')?.querySelector('h2')?.textContent).toBe('Carried out');
  expect(find('tasks-others')?.textContent).toBe('2 more done');
  find('tasks-others')?.click();
  await until(() => expect(all('task')).toHaveLength(5));
  find('task')?.querySelector('button')?.click();
  expect((await shown('task-dialog')).textContent).toContain('done: Booked 1');
  expect(find('task-note')).toBeNull();
  await opened.db.tasks.put(taskCard({ dueAt: NOW + 1 }));
  await until(() => expect(find('tasks')?.querySelector('h2')?.textContent).toBe('To carry out1'));
});

test('[MP7] a task is done, or could not be done with words, or passed on', async () => {
  const opened = await openLead();
  await opened.db.tasks.put(taskCard({ owner: 'bram', conversation: 'boots', dueAt: NOW - 1 }));
  const row = await shown('task');
  await until(() => expect(row.textContent).toContain('Card with a sorry for Marieke'));
  expect(row.textContent).toContain('was due');
  expect(row.textContent).toContain('of Bram');
  const open = () => row.querySelector('button')?.click();
  open();
  await shown('task-dialog');
  find('task-failed')?.click();
  await until(() => expect(find('task-note')?.getAttribute('aria-invalid')).toBe('true'));
  write(await shown('task-note'), 'No address');
  find('task-failed')?.click();
  expect(bodies(opened)).toEqual([
    { type: 'task.settle', task: 't1', state: 'failed', note: 'No address' },
  ]);
  await until(() => expect(find('task-dialog')).toBeNull());
  open();
  const owner = await shown('task-owner');
  Reflect.set(owner, 'value', 'chioma');
  owner.dispatchEvent(new Event('change', { bubbles: true }));
  await shown('task-pass');
  submit('task-dialog');
  await until(() =>
    expect(bodies(opened).at(-1)).toEqual({ type: 'task.assign', task: 't1', owner: 'chioma' }),
  );
});
