import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { asId, type VisitorId } from '../../shared/kernel/ids.ts';
import { COMMIT_QUEUE_MAX } from '../../shared/protocol/limits.ts';
import { openEmbedded } from '../../sidecar/adapters/store/drivers/embedded.ts';
import { OpenFailed, type OpenFault } from '../../sidecar/adapters/store/open-failed.ts';
import { FLOOR } from '../../sidecar/domain/audience.ts';
import { type Store, StoreUnavailable, type Tx } from '../../sidecar/ports/store.ts';
import { aSession } from '../support/builders/session.ts';
import { aVisitor } from '../support/builders/visitor.ts';
import { folders } from './folders.ts';
import { aFact, at, upTo, VISITOR } from './store/kit.ts';

const kept = folders();
const opened: Store[] = [];
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});
afterAll(() => kept.removeAll());

interface Opened {
  readonly store: Store;
  /** The connection that writes. */
  readonly writing: DatabaseSync;
}

async function openIn(directory: string): Promise<Opened> {
  const connections: DatabaseSync[] = [];
  const store = await openEmbedded({ directory, onOpen: (raw) => connections.push(raw) });
  opened.push(store);
  const writing = connections[0];
  if (writing === undefined) throw new Error('the hook is called once');
  return { store, writing };
}

const numbered = (n: number): VisitorId => asId<VisitorId>(`visitor-${n}`);
const put = (n: number) => (tx: Tx) =>
  tx.visitors.put(aVisitor({ visitor: numbered(n), secretHash: `hash-${n}` }));
const found = async (store: Store, n: number): Promise<boolean> =>
  (await store.read((tx) => tx.visitors.find(numbered(n)))) !== null;

async function failureIn(directory: string): Promise<OpenFailed> {
  try {
    await openIn(directory);
  } catch (error) {
    if (error instanceof OpenFailed) return error;
    throw error;
  }
  throw new Error('it opened');
}

async function expectRefused(directory: string, kind: OpenFault, words: RegExp): Promise<void> {
  const failure = await failureIn(directory);
  expect(failure.kind).toBe(kind);
  expect(failure.sentence).toMatch(words);
  expect(failure.sentence).toContain(directory);
}

describe('acknowledged means on disk', () => {
  test('[ST1] what was acknowledged is there after closing and opening again', async () => {
    const directory = kept.make();
    const { store } = await openIn(directory);
    await store.transact(async (tx) => {
      await put(1)(tx);
      await tx.feed.append(FLOOR, at(0), aFact(1));
    });
    await store.close();
    const again = await openIn(directory);
    expect(await found(again.store, 1)).toBe(true);
    expect(await again.store.transact((tx) => tx.feed.append(FLOOR, at(1), aFact(2)))).toBe(2);
  });

  test('[ST1] at the acknowledgement every other connection sees it', async () => {
    const directory = kept.make();
    const { store } = await openIn(directory);
    const other = new DatabaseSync(join(directory, 'toonbank.db'), { readOnly: true });
    try {
      const count = other.prepare('select count(*) as n from visitor');
      const seen = upTo(5).map((n) => store.transact(put(n)).then(() => count.get()?.n));
      expect(await Promise.all(seen)).toEqual([5, 5, 5, 5, 5]);
    } finally {
      other.close();
    }
  });

  test('[ST1] the disk is asked to keep each commit, not only the last', async () => {
    const { writing } = await openIn(kept.make());
    expect(writing.prepare('pragma journal_mode').get()?.journal_mode).toBe('wal');
    // 2 is FULL: https://www.sqlite.org/pragma.html#pragma_synchronous
    expect(writing.prepare('pragma synchronous').get()?.synchronous).toBe(2);
  });

  test('[ST1] a commit that fails refuses everybody in it, and keeps nothing', async () => {
    const { store, writing } = await openIn(kept.make());
    writing.exec('create table parent (n integer primary key)');
    writing.exec(
      'create table child (n integer references parent (n) deferrable initially deferred)',
    );
    const asked = upTo(4).map((n) =>
      store.transact(async (tx) => {
        await put(n)(tx);
        // Noticed at COMMIT only.
        if (n === 3) writing.exec('insert into child values (1)');
      }),
    );
    for (const one of asked) await expect(one).rejects.toBeInstanceOf(StoreUnavailable);
    for (const n of upTo(4)) expect(await found(store, n)).toBe(false);
    await store.transact(put(5));
    expect(await found(store, 5)).toBe(true);
  });

  test('[ST1] a full disk refuses, says so in health, and is over when there is room', async () => {
    const { store, writing } = await openIn(kept.make());
    await store.transact(put(1));
    await store.transact((tx) => tx.sessions.put(aSession()));
    await store.transact((tx) => tx.sessions.latest(VISITOR));
    const pages = writing.prepare('pragma page_count').get()?.page_count;
    writing.exec(`pragma max_page_count = ${pages}`);

    const name = 'n'.repeat(20_000);
    const fat = store.transact(async (tx) => {
      await tx.sessions.put(aSession({ acts: 9 }));
      await tx.feed.append(FLOOR, at(0), { type: 'visitor.identified', name });
    });
    const sameCommit = store.transact(put(2));
    await expect(fat).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(sameCommit).rejects.toBeInstanceOf(StoreUnavailable);
    const health = await store.health();
    expect(health.isWritable).toBe(false);
    expect(health.sentence).toMatch(/is full\. Make room/);
    expect(await found(store, 1)).toBe(true);
    expect(await found(store, 2)).toBe(false);

    writing.exec('pragma max_page_count = 1000000');
    expect(await store.health()).toEqual({ isWritable: true, sentence: expect.any(String) });
    await store.transact(put(3));
    expect(await found(store, 3)).toBe(true);
    expect((await store.transact((tx) => tx.sessions.latest(VISITOR)))?.acts).toBe(0);
    expect(await store.read((tx) => tx.feed.head(FLOOR))).toBe(0);
  });

  test('[ST1] a disk that may not be written refuses, and is over when it may', async () => {
    const { store, writing } = await openIn(kept.make());
    await store.transact(put(1));
    writing.exec('pragma query_only = on');
    await expect(store.transact(put(2))).rejects.toBeInstanceOf(StoreUnavailable);
    expect((await store.health()).sentence).toMatch(/may not be written/);
    expect(await found(store, 1)).toBe(true);
    writing.exec('pragma query_only = off');
    await store.transact(put(2));
    expect((await store.health()).isWritable).toBe(true);
  });

  test('[ST1] a use case cannot hide a full disk from the others of its commit', async () => {
    const { store, writing } = await openIn(kept.make());
    const before = store.transact(put(1));
    const hiding = store.transact(async (tx) => {
      writing.exec('pragma query_only = on');
      await put(2)(tx).catch(() => undefined);
      writing.exec('pragma query_only = off');
    });
    await expect(before).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(hiding).rejects.toBeInstanceOf(StoreUnavailable);
    expect(await found(store, 1)).toBe(false);
  });

  test('[LM1] more requests than the queue holds are refused at once', async () => {
    const { store } = await openIn(kept.make());
    const nothing = async () => undefined;
    const asked = upTo(COMMIT_QUEUE_MAX).map(() => store.transact(nothing));
    await expect(store.transact(nothing)).rejects.toThrow(StoreUnavailable);
    await Promise.all(asked);
    await store.transact(put(1));
  });

  test('[LM1] more readings than may wait are refused at once', async () => {
    const { store } = await openIn(kept.make());
    const nothing = async () => undefined;
    const asked = upTo(COMMIT_QUEUE_MAX).map(() => store.read(nothing));
    await expect(store.read(nothing)).rejects.toThrow(StoreUnavailable);
    await Promise.all(asked);
    await store.read(nothing);
  });

  test('[ST3] a session written past the connection that holds it is noticed, then read anew', async () => {
    const { store, writing } = await openIn(kept.make());
    const session = aSession();
    await store.transact((tx) => tx.sessions.put(session));
    await store.transact((tx) => tx.sessions.latest(VISITOR));
    const elsewhere = JSON.stringify({ ...session, acts: 40 });
    writing.prepare('update session set version = version + 1, document = ?').run(elsewhere);
    const stale = store.transact((tx) => tx.sessions.put({ ...session, acts: 1 }));
    await expect(stale).rejects.toThrow('written past');
    expect((await store.transact((tx) => tx.sessions.latest(VISITOR)))?.acts).toBe(40);
  });
});

describe('the data folder', () => {
  test('[ST2] a second opener is refused with a sentence, until the first has closed', async () => {
    const directory = kept.make();
    const { store } = await openIn(directory);
    await store.transact(put(1));
    await expectRefused(directory, 'data-in-use', /^Another sidecar works with/);
    // The refused one has not disturbed the first.
    await expectRefused(directory, 'data-in-use', /^Another sidecar works with/);
    await store.transact(put(2));
    await store.close();
    const again = await openIn(directory);
    expect(await found(again.store, 2)).toBe(true);
  });

  test('[ST2] another process is refused too, until the first is dead', async () => {
    const directory = kept.make();
    const driver = join(import.meta.dirname, '../../sidecar/adapters/store/drivers/embedded.ts');
    const program = `
      const { openEmbedded } = await import(${JSON.stringify(pathToFileURL(driver).href)});
      await openEmbedded({ directory: ${JSON.stringify(directory)} });
      process.stdout.write('open');
      setInterval(() => undefined, 60_000);
    `;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exited = once(child, 'exit');
    try {
      await once(child.stdout, 'data');
      await expectRefused(directory, 'data-in-use', /^Another sidecar works with/);
    } finally {
      child.kill('SIGKILL');
      await exited;
    }
    await openIn(directory);
  });

  test('[ST2] a folder that is missing is made, for its owner only', async () => {
    const directory = join(kept.make(), 'deep', 'down');
    const { store } = await openIn(directory);
    await store.transact(put(1));
    const modeOf = (path: string) => statSync(path).mode & 0o777;
    expect(modeOf(directory)).toBe(0o700);
    for (const name of ['toonbank.db', 'toonbank.db-wal', 'toonbank.db-shm', 'lock.db']) {
      expect([name, modeOf(join(directory, name))]).toEqual([name, 0o600]);
    }
  });

  test('[ST2] a file where the folder should be is refused with a sentence', async () => {
    const file = join(kept.make(), 'a-file');
    writeFileSync(file, 'not a folder');
    await expectRefused(file, 'data-unusable', /is not a folder/);
    await expectRefused(join(file, 'below'), 'data-unusable', /is not a folder/);
  });

  test('[ST2] data of a newer program is refused with a sentence and left as it is', async () => {
    const directory = kept.make();
    const { store } = await openIn(directory);
    await store.close();
    const raw = new DatabaseSync(join(directory, 'toonbank.db'));
    raw.exec("insert into kysely_migration (name, timestamp) values ('0999-later', '2030')");
    raw.close();
    await expectRefused(directory, 'data-newer', /newer Toonbank \(0999-later\)/);
  });

  test('[ST2] what is no database is refused with a sentence', async () => {
    const directory = kept.make();
    writeFileSync(
      join(directory, 'toonbank.db'),
      'this is not a database, but quite long'.repeat(99),
    );
    await expectRefused(directory, 'data-unusable', /not a whole Toonbank database/);
  });

  test('[ST2] a folder that was refused is free again', async () => {
    const directory = kept.make();
    const path = join(directory, 'toonbank.db');
    writeFileSync(path, 'x'.repeat(4_096));
    await failureIn(directory);
    writeFileSync(path, '');
    const { store } = await openIn(directory);
    await store.transact(put(1));
  });

  test('[ST2] the tables are made once and kept at the next start', async () => {
    const directory = kept.make();
    const { store, writing } = await openIn(directory);
    const steps = writing.prepare('select name, timestamp from kysely_migration').all();
    await store.close();
    const again = await openIn(directory);
    expect(again.writing.prepare('select name, timestamp from kysely_migration').all()).toEqual(
      steps,
    );
  });
});
