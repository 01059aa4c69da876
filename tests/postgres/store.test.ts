import { describe, expect, test } from 'vitest';
import { asId } from '../../shared/kernel/ids.ts';
import {
  COMMIT_QUEUE_MAX,
  STORE_READERS_MAX,
  STORE_STILL_MAX_MS,
  STORE_WRITERS_MAX,
} from '../../shared/protocol/limits.ts';
import { endClient, openClient } from '../../sidecar/adapters/store/drivers/postgres/client.ts';
import { FLOOR } from '../../sidecar/domain/audience.ts';
import { StoreUnavailable, type Tx } from '../../sidecar/ports/store.ts';
import { aFact, at, upTo } from '../contract/store/kit.ts';
import { aSession } from '../support/builders/session.ts';
import { aVisitor } from '../support/builders/visitor.ts';
import { startDatabaseWire } from './database-wire.ts';
import { afterwards, databases, isKept, numbered, openStore, put, until } from './store-kit.ts';

const TAB = asId<never>('tab');
const rise = (n: number) => async (tx: Tx) => {
  const marked = await tx.visitors.marked(numbered(n), TAB);
  await tx.visitors.mark(numbered(n), TAB, marked + 1, at(0));
  return marked + 1;
};

describe('work about one visitor', () => {
  test('[ST8] runs beside work about others, and after work about the same one', async () => {
    const { store, again } = await openStore();
    const asked = upTo(200).map((n) => store.transact(rise(n % 4), numbered(n % 4)));
    await Promise.all(asked);
    const marks = await store.read((tx) =>
      Promise.all([0, 1, 2, 3].map((n) => tx.visitors.marked(numbered(n), TAB))),
    );
    expect(marks).toEqual([50, 50, 50, 50]);
    expect(again()).toBe(0);
  });

  test('[ST8] waits for work that runs alone, and the other way around', async () => {
    const { store } = await openStore();
    const asked = upTo(100).map((n) =>
      n % 5 === 0 ? store.transact(rise(1)) : store.transact(rise(1), numbered(1)),
    );
    const risen = await Promise.all(asked);
    expect(risen.toSorted((a, b) => a - b)).toEqual(upTo(100));
  });

  test('[ST8] that goes further begins again alone, and is kept once', async () => {
    const { store, again } = await openStore();
    let runs = 0;
    await store.transact(async (tx) => {
      runs += 1;
      await rise(1)(tx);
      await tx.agents.all();
      await tx.feed.append(FLOOR, at(0), aFact(1));
    }, numbered(1));
    expect([runs, again()]).toEqual([2, 1]);
    expect(await store.read((tx) => tx.visitors.marked(numbered(1), TAB))).toBe(1);
    expect(await store.read((tx) => tx.feed.head(FLOOR))).toBe(1);
  });

  test('[ST8] cannot hide that it went further, nor reach another visitor', async () => {
    const { store, again } = await openStore();
    await store.transact(async (tx) => {
      await tx.conversations.open().catch(() => []);
      await rise(1)(tx);
    }, numbered(1));
    expect(again()).toBe(1);
    await store.transact((tx) => tx.sessions.put(aSession({ visitor: numbered(2) })), numbered(1));
    expect(again()).toBe(2);
    await store.transact((tx) => tx.visitors.find(numbered(1)), numbered(1));
    expect(again()).toBe(2);
  });

  test('[FD2] tells the same audience in one unbroken row of numbers', async () => {
    const { store, again } = await openStore();
    const seqs = await Promise.all(
      upTo(120).map((n) =>
        store.transact(async (tx) => {
          await rise(n)(tx);
          return tx.feed.append(FLOOR, at(n), aFact(n));
        }, numbered(n)),
      ),
    );
    expect(seqs.toSorted((a, b) => a - b)).toEqual(upTo(120));
    expect(again()).toBe(0);
  });
});

describe('a request', () => {
  test('[ST1] is seen by every other connection when it is acknowledged', async () => {
    const { store, name } = await openStore();
    for (const n of upTo(5)) {
      await store.transact(put(n));
      expect(await databases.ask(name, 'select count(*)::int as n from visitor')).toEqual([{ n }]);
    }
  });

  test('[ST1] is on disk when it is acknowledged, also where the server is set otherwise', async () => {
    const name = await databases.newDatabase();
    await databases.ask(name, `alter database ${name} set synchronous_commit = off`);
    const client = await openClient(databases.url(name), 'write');
    afterwards(() => endClient(client));
    const { rows } = await client.query(`select current_setting('synchronous_commit') as it`);
    expect(rows).toEqual([{ it: 'on' }]);
  });

  test('[ST3] that goes on after a failed statement keeps nothing', async () => {
    const { store } = await openStore();
    await store.transact(put(1));
    const hiding = store.transact(async (tx) => {
      const twin = aVisitor({ visitor: numbered(2), secretHash: 'hash-1' });
      await tx.visitors.put(twin).catch(() => undefined);
      return 'all is well';
    });
    await expect(hiding).rejects.toThrow('duplicate key');
    expect(await isKept(store, 2)).toBe(false);
    await store.transact(put(3));
  });

  test('[ST3] that was given up cannot write into the next one', async () => {
    const { store } = await openStore();
    const late: (() => Promise<void>)[] = [];
    const slow = store.transact(async (tx) => {
      const { visitors } = tx;
      late.push(() => visitors.put(aVisitor({ visitor: numbered(9) })));
      await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    });
    await expect(slow).rejects.toThrow('awaited something other than its tx');
    const next = store.transact(async (tx) => {
      await put(1)(tx);
      await Promise.allSettled(late.map((write) => write()));
      await put(2)(tx);
    });
    await next;
    expect(await Promise.all([1, 2, 9].map((n) => isKept(store, n)))).toEqual([true, true, false]);
  });

  test('[LM1] has at most so many connections', async () => {
    const { store, name } = await openStore();
    const reads = upTo(50).map((n) => store.read((tx) => tx.visitors.find(numbered(n))));
    const writes = upTo(50).map((n) => store.transact(rise(n), numbered(n)));
    await Promise.all([...reads, ...writes]);
    const [open] = await databases.ask(
      name,
      `select count(*)::int as n from pg_stat_activity where application_name = 'toonbank'`,
    );
    expect(open?.n).toBeLessThanOrEqual(STORE_WRITERS_MAX + STORE_READERS_MAX);
  });

  test('[LM1] beyond so many that wait is refused at once; when the database goes, so are they', async () => {
    const wire = await startDatabaseWire(databases.port);
    const { store } = await openStore({ port: wire.port });
    await store.transact(put(1));
    wire.hold();
    const asked = upTo(COMMIT_QUEUE_MAX).map((n) => store.transact(put(n)));
    const ended = Promise.allSettled(asked);
    await expect(store.transact(put(1))).rejects.toThrow(/wait for the database/);
    await wire.close();
    for (const each of await ended) {
      expect(each).toMatchObject({ status: 'rejected', reason: { name: 'StoreUnavailable' } });
    }
  });
});

describe('a database in trouble', () => {
  test('[ST1] connections that the server ends are replaced; what was under way is refused', async () => {
    const { store, name } = await openStore();
    await store.transact(put(1));
    const blocker = await openClient(databases.url(name), 'migrate');
    afterwards(() => endClient(blocker));
    await blocker.query('begin; lock table visitor in exclusive mode');
    const underWay = store.transact(put(2));
    const waiting = `from pg_stat_activity where datname = '${name}' and wait_event = 'relation'`;
    await until(async () => (await databases.ask(name, `select 1 ${waiting}`)).length === 1);
    await databases.ask(name, `select pg_terminate_backend(pid) ${waiting}`);
    await expect(underWay).rejects.toBeInstanceOf(StoreUnavailable);
    await blocker.query('rollback');
    await store.transact(put(3));
    expect(await Promise.all([1, 2, 3].map((n) => isKept(store, n)))).toEqual([true, false, true]);
  });

  test('[ST1] turned read-only it refuses, says so, and is over when it may be written', async () => {
    const { store, name } = await openStore();
    await store.transact(put(1));
    const turn = async (word: 'on' | 'off'): Promise<void> => {
      await databases.ask(
        'postgres',
        `alter database ${name} set default_transaction_read_only = ${word}`,
      );
      await databases.ask(
        'postgres',
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
      );
    };
    await turn('on');
    await until(async () => (await store.health()).sentence.includes('may only be read'));
    await expect(store.transact(put(2))).rejects.toBeInstanceOf(StoreUnavailable);
    expect(await isKept(store, 1)).toBe(true);
    await turn('off');
    await until(async () => (await store.health()).isWritable);
    await store.transact(put(2));
  });

  test('[ST1] without a free connection it refuses with a sentence, and is over when there is one', async () => {
    const name = await databases.newDatabase();
    await databases.ask(name, `create role "${name}" login password 'p' connection limit 1`);
    await databases.ask(name, `alter database ${name} owner to "${name}"`);
    const url = databases.url(name, { user: name, password: 'p' });
    const { store } = await openStore({ name, url });
    await store.transact(put(1));
    await expect(isKept(store, 1)).rejects.toThrow(/takes no more connections/);
    await databases.ask(name, `alter role "${name}" connection limit 20`);
    expect(await isKept(store, 1)).toBe(true);
  });

  test('[FD3] lost while it commits: refused as unavailable, asked again it is kept once', async () => {
    const wire = await startDatabaseWire(databases.port);
    afterwards(() => wire.close());
    const { store } = await openStore({ port: wire.port });
    await store.transact(put(1));
    wire.loseAnswerTo('commit');
    const unknown = store.transact(rise(1));
    await expect(unknown).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(unknown).rejects.toThrow(/lost during a commit/);
    // It was kept: running it again by itself would have counted twice.
    expect(await store.read((tx) => tx.visitors.marked(numbered(1), TAB))).toBe(1);
    expect(await store.transact(rise(1))).toBe(2);
  });

  test('[ST1] that answers no more is given up after a while, and is over when it does', async () => {
    const wire = await startDatabaseWire(databases.port);
    afterwards(() => wire.close());
    const { store } = await openStore({ port: wire.port });
    await store.transact(put(1));
    wire.hold();
    const asked = upTo(20).map((n) => store.transact(put(n + 10)));
    for (const ended of await Promise.allSettled(asked)) {
      expect(ended).toMatchObject({ status: 'rejected', reason: { name: 'StoreUnavailable' } });
    }
    wire.letGo();
    await until(async () => (await store.health()).isWritable);
    await store.transact(put(2));
    expect(await isKept(store, 11)).toBe(false);
  });

  test('[ST8] a sidecar that hangs in a transaction keeps its locks no longer than the bound', async () => {
    const { store, name } = await openStore();
    const hanging = await openClient(databases.url(name), 'write');
    afterwards(() => endClient(hanging));
    await hanging.query('begin; lock table installation in share row exclusive mode');
    const begun = performance.now();
    await store.transact(put(1));
    expect(performance.now() - begun).toBeGreaterThan(STORE_STILL_MAX_MS / 2);
    await expect(hanging.query('commit')).rejects.toThrow();
  });

  test('[ER2] the bytes of rows that are gone can be written out of the files', async () => {
    const { store } = await openStore();
    await store.transact(put(1));
    expect(await store.scrub()).toBe(true);
    expect(await isKept(store, 1)).toBe(true);
  });

  test('[ER2] bytes that somebody can still see are still there, which is said', async () => {
    const { store, name } = await openStore();
    const areThere = async (): Promise<unknown> => {
      const file = "pg_read_binary_file(pg_relation_filepath('visitor'))";
      const found = `select position('hash-1'::bytea in ${file}) > 0 as are`;
      return (await databases.ask(name, found))[0]?.are;
    };
    await store.transact(put(1));
    // As a backup does, from its first table on to its last.
    const backup = await openClient(databases.url(name), 'migrate');
    afterwards(() => endClient(backup));
    await backup.query('begin isolation level repeatable read read only');
    await backup.query('select 1 from agent');
    await store.transact((tx) => tx.visitors.erase(numbered(1)));
    expect(await store.scrub()).toBe(false);
    await backup.query('commit');
    await databases.ask(name, 'checkpoint');
    expect(await areThere()).toBe(true);
    expect(await store.scrub()).toBe(true);
    await databases.ask(name, 'checkpoint');
    expect(await areThere()).toBe(false);
  });

  test('[ER2] [ST4] nobody waits behind a rewrite that waits for a backup', async () => {
    const { store, name } = await openStore();
    await store.transact(put(1));
    const backup = await openClient(databases.url(name), 'migrate');
    afterwards(() => endClient(backup));
    // Begun after the last row went: it sees none of them, but holds the table.
    await backup.query('begin; select 1 from visitor');
    await backup.query('select 1 from visitor');
    const scrubbed = store.scrub();
    for (let n = 0; n < 20; n += 1) expect(await isKept(store, 1)).toBe(true);
    expect(await scrubbed).toBe(false);
    expect(await isKept(store, 1)).toBe(true);
  });
});
