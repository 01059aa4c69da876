import { expect, it } from 'vitest';
import { isTabGone, TAB_KEY, takeTab } from '../../../visitor/tab.ts';
import { openLocks, openStorage } from './browser.ts';

it('[VS12] a browser whose locks never come free still gives the tab an id', async () => {
  const never: LockManager = Object.assign(Object.create(null), {
    request: async (_name: string, _options: LockOptions, act: LockGrantedCallback<unknown>) =>
      act(null),
  });
  const storage = openStorage();
  const first = await takeTab(storage.keep(), never);
  first.release();
  expect(first.tab).toMatch(/^[\w-]+$/);
  expect((await takeTab(storage.keep(), never)).tab).not.toBe(first.tab);
});

it('[PV1] a tab that has forgotten all writes nothing when it goes away', async () => {
  const storage = openStorage();
  const tab = await takeTab(storage.keep(), openLocks());
  storage.keep().remove(TAB_KEY);
  tab.release();
  expect(storage.entries.size).toBe(0);
});

it('[VS9] a tab counts as gone only when the browser can tell', async () => {
  const locks = openLocks();
  const storage = openStorage();
  const { tab } = await takeTab(storage.keep(), locks);
  const mute: LockManager = Object.assign(Object.create(null), {
    query: () => Promise.reject(new Error('SecurityError')),
  });
  const vague: LockManager = Object.assign(Object.create(null), { query: async () => ({}) });
  const asked = [locks, undefined, mute, vague].map((known) => isTabGone(tab, known));
  expect(await Promise.all(asked)).toEqual([false, false, false, false]);
  expect(await isTabGone('another', locks)).toBe(true);
});
