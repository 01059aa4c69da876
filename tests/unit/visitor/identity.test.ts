// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { openIdentity, SECRET_KEY } from '../../../visitor/identity.ts';
import { renewTab, takeTab } from '../../../visitor/tab.ts';
import { openLocks, openStorage } from './browser.ts';

it('[VS12] two tabs that start at once greet as one visitor', async () => {
  const locks = openLocks();
  const browser = openStorage();
  const greeted: (string | null)[] = [];
  const start = (issued: string) => {
    const identity = openIdentity(browser.keep(), locks);
    return identity.greeting(async (secret) => {
      greeted.push(secret);
      await Promise.resolve();
      if (secret === null) identity.issued(issued.repeat(43));
    });
  };
  await Promise.all([start('a'), start('b'), start('c')]);
  expect(greeted).toEqual([null, 'a'.repeat(43), 'a'.repeat(43)]);
});

it('[VS12] without locks the last secret written is the one both tabs go on with', async () => {
  const browser = openStorage();
  const first = openIdentity(browser.keep(), undefined);
  const second = openIdentity(browser.keep(), undefined);
  const replaced: string[] = [];
  first.onReplaced(() => replaced.push('first'));
  second.onReplaced(() => replaced.push('second'));
  await first.greeting(async () => first.issued('a'.repeat(43)));
  browser.keep().remove(SECRET_KEY);
  second.issued('b'.repeat(43));
  dispatchEvent(new StorageEvent('storage', { key: SECRET_KEY }));
  expect(replaced).toEqual(['first']);
  expect(first.secret()).toBe('b'.repeat(43));
});

it('[ID1] what is no secret of ours is not sent as one', () => {
  const browser = openStorage();
  browser.keep().write(SECRET_KEY, '"><script>');
  expect(openIdentity(browser.keep(), undefined).secret()).toBeNull();
});

it('[VS12] a greeting in a document without locks of its own still happens, once', async () => {
  const refusing: LockManager = Object.assign(Object.create(null), {
    request: () => Promise.reject(new Error('SecurityError')),
  });
  let greetings = 0;
  await openIdentity(openStorage().keep(), refusing).greeting(async () => {
    greetings += 1;
  });
  expect(greetings).toBe(1);
});

it('[VS12] a tab keeps its id over a reload, a duplicate gets another', async () => {
  const locks = openLocks();
  const storage = openStorage();
  const tab = await takeTab(storage.keep(), locks);
  const duplicate = await takeTab(storage.copy().keep(), locks);
  expect(duplicate.tab).not.toBe(tab.tab);
  expect([tab.isCopy, duplicate.isCopy]).toEqual([false, true]);
  tab.release();
  await Promise.resolve();
  const reloaded = await takeTab(storage.keep(), locks);
  expect([reloaded.tab, reloaded.isCopy]).toEqual([tab.tab, false]);
});

it('[VS12] without locks a copy of an open tab gets another id too', async () => {
  const storage = openStorage();
  const tab = await takeTab(storage.keep(), undefined);
  expect((await takeTab(storage.copy().keep(), undefined)).tab).not.toBe(tab.tab);
  tab.release();
  expect((await takeTab(storage.keep(), undefined)).tab).toBe(tab.tab);
  expect((await renewTab(storage.keep(), undefined)).tab).not.toBe(tab.tab);
});
