import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asFeedSeq, asId } from '../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../shared/kernel/time.ts';
import { ERASURES_PENDING_MAX, FEED_GAP_ON_RESTORE } from '../../../shared/protocol/limits.ts';
import { checkFile } from '../../../sidecar/adapters/store/backup/check-file.ts';
import { copyEmbedded } from '../../../sidecar/adapters/store/backup/from-embedded.ts';
import { makeFile } from '../../../sidecar/adapters/store/backup/make-file.ts';
import { nodeSqliteDialect } from '../../../sidecar/adapters/store/drivers/embedded/dialect.ts';
import { openEmbedded } from '../../../sidecar/adapters/store/drivers/embedded.ts';
import { MIGRATIONS } from '../../../sidecar/adapters/store/sql/migrations.ts';
import type { Audience } from '../../../sidecar/domain/audience.ts';
import { type RestoreAsked, restore } from '../../../sidecar/operator/restore.ts';
import { aCobrowse, anActiveCobrowse, anEndedCobrowse } from '../../support/builders/cobrowse.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { everythingIn, keptFolder } from './kept-folder.ts';

const MADE_AT = asEpochMs(1_000_000);

async function backUp(folder: string): Promise<string> {
  const path = join(temporaryFolder(), 'backup.db');
  const fill = (into: string) => copyEmbedded(folder, into);
  await makeFile({ path, version: '1.2.3', madeAt: MADE_AT, source: 'embedded', fill });
  return path;
}

let file: string;
let directory: string;
beforeAll(async () => {
  file = await backUp(await keptFolder());
});
beforeEach(() => {
  directory = join(temporaryFolder(), 'kept');
});

function putBack(changes: Partial<RestoreAsked> = {}) {
  return restore({
    task: 'restore',
    place: { kind: 'embedded', directory },
    from: file,
    isForced: false,
    alsoErase: null,
    ...changes,
  });
}

function rows(folder: string, question: string): readonly Record<string, unknown>[] {
  const database = new DatabaseSync(join(folder, 'toonbank.db'), { readOnly: true });
  const answers = database
    .prepare(question)
    .all()
    .map((row) => ({ ...row }));
  database.close();
  return answers;
}

/** What is kept, but for the places of feeds and what is still to be erased, which a restore sets anew. */
function keptIn(path: string, ...but: readonly string[]): unknown {
  const anew = ['feed_counter', 'erasure', ...but];
  const everything = everythingIn(path);
  return Array.isArray(everything) ? everything.filter(({ name }) => !anew.includes(name)) : null;
}

describe('a restore', () => {
  test('[BK2] puts every row back and says so with the digest of what it put there', async () => {
    const { digest } = checkFile(file);
    expect(await putBack()).toMatchObject({ digest, restoredDigest: digest, movedTo: null });
    expect(readdirSync(directory).sort()).toEqual(['lock.db', 'toonbank.db']);
    expect(keptIn(join(directory, 'toonbank.db'))).toEqual(keptIn(file));
  });

  test('[BK2] takes an empty folder, and one in which a start kept nothing', async () => {
    mkdirSync(directory);
    writeFileSync(join(directory, 'lock.db'), '');
    writeFileSync(join(directory, 'toonbank.db'), '');
    expect(await putBack()).toMatchObject({ movedTo: null });
  });

  test('[BK2] refuses a folder with anything in it, and touches nothing', async () => {
    mkdirSync(directory);
    writeFileSync(join(directory, 'letters.txt'), 'mine');
    await expect(putBack()).rejects.toMatchObject({ kind: 'target-not-empty' });
    expect(readdirSync(directory).filter((name) => !/^(lock|toonbank)/.test(name))).toEqual([
      'letters.txt',
    ]);
  });

  test('[BK2] twice by force: each time what was there is moved aside', async () => {
    await putBack();
    const first = await putBack({ isForced: true });
    const second = await putBack({ isForced: true });
    expect(new Set([first.movedTo, second.movedTo, null]).size).toBe(3);
    for (const { movedTo } of [first, second]) {
      // Who was being erased goes on being erased, which the log says.
      const aside = join(movedTo ?? '', 'toonbank.db');
      expect(keptIn(aside, 'audit')).toEqual(keptIn(file, 'audit'));
    }
  });

  test('[BK2] a restore that was killed half-way is no obstacle to the next', async () => {
    mkdirSync(join(directory, 'restoring'), { recursive: true });
    writeFileSync(join(directory, 'restoring', 'toonbank.db'), 'half');
    await putBack();
    expect(readdirSync(directory).sort()).toEqual(['lock.db', 'toonbank.db']);
  });

  test('[BK3] of a file that is not believed leaves no folder behind', async () => {
    const from = join(temporaryFolder(), 'none.db');
    await expect(putBack({ from })).rejects.toMatchObject({ kind: 'file-missing' });
    expect(existsSync(directory)).toBe(false);
  });

  test('[BK2] brings a copy from an older schema to this one', async () => {
    const older = join(temporaryFolder(), 'older');
    mkdirSync(older);
    const database = new DatabaseSync(join(older, 'toonbank.db'));
    const [first = ''] = Object.keys(MIGRATIONS);
    await new Migrator({
      db: new Kysely({ dialect: nodeSqliteDialect(database) }),
      provider: { getMigrations: async () => ({ ...MIGRATIONS }) },
    }).migrateTo(first);
    database.exec(`insert into agent values ('anna', '{"agent":"anna"}')`);
    database.close();
    const { digest, restoredDigest } = await putBack({ from: await backUp(older) });
    expect(restoredDigest).toBe(digest);
    const store = await openEmbedded({ directory });
    await store.close();
    expect(rows(directory, 'select agent from agent')).toEqual([{ agent: 'anna' }]);
    const steps = rows(directory, 'select name from kysely_migration order by name');
    expect(steps.map(({ name }) => name)).toEqual(Object.keys(MIGRATIONS));
  });
});

describe('after a restore', () => {
  test('[BK4] no feed reaches back to a number from before, and the next is above them all', async () => {
    const folder = join(temporaryFolder(), 'told');
    const before = await openEmbedded({ directory: folder });
    const told: Audience = 'agent.anna';
    const fact = { type: 'visitor.identified', name: null } as const;
    for (let n = 0; n < 3; n += 1) {
      await before.transact((tx) => tx.feed.append(told, MADE_AT, fact));
    }
    await before.close();
    const people = new DatabaseSync(join(folder, 'toonbank.db'));
    people.exec("insert into agent values ('ben', '{}')");
    people.exec(
      "insert into visitor (visitor, shop, secret_hash, document) values ('vera', 's', 'h', '{}')",
    );
    people.close();
    await putBack({ from: await backUp(folder) });

    const store = await openEmbedded({ directory });
    // Told nothing before the backup, but perhaps since.
    const audiences: readonly Audience[] = [told, 'agent.ben', 'visitor.vera', 'floor'];
    for (const audience of audiences) {
      const head = await store.read((tx) => tx.feed.head(audience));
      expect(head).toBeGreaterThanOrEqual(FEED_GAP_ON_RESTORE);
      for (const since of [0, 1, 3, 4, 1_000_000]) {
        expect(await store.read((tx) => tx.feed.reaches(audience, asFeedSeq(since)))).toBe(false);
      }
      expect(await store.read((tx) => tx.feed.reaches(audience, head))).toBe(true);
      const next = await store.transact((tx) => tx.feed.append(audience, MADE_AT, fact));
      expect(next).toBe(head + 1);
      const rest = await store.read((tx) => tx.feed.after(audience, head, 10));
      expect(rest.map(({ seq }) => seq)).toEqual([next]);
    }
    await store.close();
  });

  test('[CB3] nobody is looked along with by a yes from before the backup', async () => {
    const folder = join(temporaryFolder(), 'along');
    const before = await openEmbedded({ directory: folder });
    const over = anEndedCobrowse({ cobrowse: asId('over'), ending: 'declined' });
    await before.transact(async (tx) => {
      await tx.cobrowses.put(anActiveCobrowse({ cobrowse: asId('active') }));
      await tx.cobrowses.put(aCobrowse({ cobrowse: asId('asked') }));
      await tx.cobrowses.put(over);
    });
    await before.close();
    await putBack({ from: await backUp(folder) });
    const store = await openEmbedded({ directory });
    const kept = await store.read(async (tx) => ({
      open: await tx.cobrowses.open(),
      active: await tx.cobrowses.find(asId('active')),
      asked: await tx.cobrowses.find(asId('asked')),
      over: await tx.cobrowses.find(asId('over')),
    }));
    expect(kept).toMatchObject({
      open: [],
      active: { state: 'ended', ending: 'page-gone', pageSeenAt: null },
      asked: { state: 'ended', ending: 'unanswered' },
      over,
    });
    await store.close();
  });

  test('[BK5] who was erased since is erased again, by the log of what is replaced and by a list', async () => {
    const now = await openEmbedded({ directory });
    const erased = (about: string, at: number) =>
      now.transact((tx) =>
        tx.audit.add({ at: asEpochMs(at), kind: 'visitor-erased', by: 'boss', about, detail: '' }),
      );
    await erased('before', MADE_AT - 1);
    const from = await backUp(directory);
    // The clock plays no part: by it this was long before the backup.
    await erased('since', 1);
    await erased('listed', MADE_AT + 2);
    await now.transact((tx) =>
      tx.erasures.begin({ visitor: asId('half-way'), begunAt: asEpochMs(MADE_AT + 3) }),
    );
    await now.close();
    const alsoErase = join(temporaryFolder(), 'gone.json');
    writeFileSync(alsoErase, '["listed", "written-down"]');
    expect(await putBack({ from, isForced: true, alsoErase })).toMatchObject({
      toErase: 4,
      warning: null,
    });
    const asked = rows(directory, 'select visitor from erasure');
    expect(asked.map(({ visitor }) => visitor).sort()).toEqual([
      'half-way',
      'listed',
      'since',
      'written-down',
    ]);
    // The log of the copy knows of them as well, for whoever restores over it.
    const store = await openEmbedded({ directory });
    for (const visitor of ['since', 'written-down']) {
      expect(await store.read((tx) => tx.audit.about(visitor, 0, 10))).toMatchObject([
        { kind: 'visitor-erased', by: 'restore' },
      ]);
    }
    await store.close();
    expect(await putBack({ from, isForced: true })).toMatchObject({ toErase: 4 });
  });

  test('[BK5] a list longer than the sidecar would go through before it lets anybody in is refused', async () => {
    const alsoErase = join(temporaryFolder(), 'gone.json');
    const list = (length: number) =>
      JSON.stringify(Array.from({ length }, (_, n) => `visitor-${n}`));
    writeFileSync(alsoErase, list(ERASURES_PENDING_MAX + 1));
    await expect(putBack({ alsoErase })).rejects.toMatchObject({ kind: 'bad-setting' });
    expect(existsSync(directory)).toBe(false);
  });

  test('[BK5] a log that cannot be read is said, and a list that is none refused', async () => {
    mkdirSync(directory);
    writeFileSync(join(directory, 'toonbank.db'), 'a broken database'.repeat(1_000));
    expect(await putBack({ isForced: true })).toMatchObject({
      warning: expect.stringContaining('--also-erase'),
    });
    const alsoErase = join(temporaryFolder(), 'gone.json');
    for (const wrong of ['', '{}', '["not an id"]', '[1.5]']) {
      writeFileSync(alsoErase, wrong);
      await expect(putBack({ isForced: true, alsoErase })).rejects.toMatchObject({
        kind: 'bad-setting',
      });
    }
  });
});
