import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, inject, it } from 'vitest';
import { asFeedSeq, asId } from '../../shared/kernel/ids.ts';
import { asEpochMs } from '../../shared/kernel/time.ts';
import { BACKUP_ROWS_AT_ONCE } from '../../shared/protocol/limits.ts';
import { checkFile } from '../../sidecar/adapters/store/backup/check-file.ts';
import { copyEmbedded } from '../../sidecar/adapters/store/backup/from-embedded.ts';
import { copyPostgres } from '../../sidecar/adapters/store/backup/from-postgres.ts';
import { makeFile } from '../../sidecar/adapters/store/backup/make-file.ts';
import type { Manifest, SourceKind } from '../../sidecar/adapters/store/backup/manifest.ts';
import { openPostgres } from '../../sidecar/adapters/store/drivers/postgres.ts';
import type { Audience } from '../../sidecar/domain/audience.ts';
import type { Place } from '../../sidecar/operator/place.ts';
import { restore } from '../../sidecar/operator/restore.ts';
import { everythingIn, keptFolder } from '../contract/backup/kept-folder.ts';
import { databasesAt } from '../support/postgres-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const databases = databasesAt(inject('postgresPort'));

const newUrl = async (): Promise<string> => databases.url(await databases.newDatabase());

async function backUp(
  source: SourceKind,
  fill: (into: string) => Promise<void>,
): Promise<{ readonly path: string; readonly manifest: Manifest }> {
  const path = join(temporaryFolder(), 'backup.db');
  const made = { version: '1.2.3', madeAt: asEpochMs(1), source };
  return { path, manifest: await makeFile({ path, fill, ...made }) };
}

function putBack(from: string, place: Place, isForced = false) {
  return restore({ task: 'restore', place, from, isForced, alsoErase: null });
}

/** So many acts more, in an order that no index has. */
function fillUp(directory: string, rows: number): void {
  const database = new DatabaseSync(join(directory, 'toonbank.db'));
  const insert = database.prepare('insert into act values (?, ?, ?, ?, ?)');
  database.exec('begin');
  for (let n = rows; n > 0; n -= 1) insert.run(`Session-${n}`, n, 'vera', n, '{}');
  database.exec('commit');
  database.close();
}

/** The tables of a backup but the one whose numbers a restore raises. */
function digestsOf({ tables }: Manifest): readonly string[] {
  return tables
    .filter(({ name }) => name !== 'feed_counter')
    .map(({ name, rows, sha256 }) => `${name} ${rows} ${sha256}`);
}

it('[BK2] a backup of a folder goes into a database and from there into a folder, equal each time', async () => {
  const kept = await keptFolder();
  fillUp(kept, 2 * BACKUP_ROWS_AT_ONCE + 1);
  const first = await backUp('embedded', (into) => copyEmbedded(kept, into));
  const url = await newUrl();
  expect(await putBack(first.path, { kind: 'postgres', url })).toMatchObject({
    digest: first.manifest.digest,
    restoredDigest: first.manifest.digest,
  });

  const second = await backUp('postgres', (into) => copyPostgres(url, into));
  expect(checkFile(second.path)).toMatchObject({ source: 'postgres' });
  expect(digestsOf(second.manifest)).toEqual(digestsOf(first.manifest));
  const directory = join(temporaryFolder(), 'back');
  expect(await putBack(second.path, { kind: 'embedded', directory })).toMatchObject({
    digest: second.manifest.digest,
    restoredDigest: second.manifest.digest,
  });
  const third = await backUp('embedded', (into) => copyEmbedded(directory, into));
  expect(digestsOf(third.manifest)).toEqual(digestsOf(first.manifest));

  // The same once more with the rows themselves, apart from any digest of ours.
  const rowsOf = (path: string) => {
    const everything = everythingIn(path);
    return Array.isArray(everything)
      ? everything.filter(({ name }) => name !== 'feed_counter')
      : null;
  };
  expect(rowsOf(third.path)).toEqual(rowsOf(first.path));
});

it('[BK2] a database in which something is kept is not restored into, nor moved aside', async () => {
  const kept = await keptFolder();
  const { path } = await backUp('embedded', (into) => copyEmbedded(kept, into));
  const url = await newUrl();
  await putBack(path, { kind: 'postgres', url });
  const refusals = [
    [false, 'target-not-empty'],
    [true, 'bad-setting'],
  ] as const;
  for (const [isForced, kind] of refusals) {
    const again = putBack(path, { kind: 'postgres', url }, isForced);
    await expect(again).rejects.toMatchObject({
      kind,
      sentence: expect.stringContaining('createdb'),
    });
  }
});

it('[BK1] an empty database gives no backup; one that is not there a sentence, without its password', async () => {
  const url = await newUrl();
  const nothing = backUp('postgres', (into) => copyPostgres(url, into));
  await expect(nothing).rejects.toMatchObject({ kind: 'nothing-to-copy' });
  const wrong = ['no_such_database', 'postgres'].map((name, n) =>
    n === 0 ? databases.url(name) : databases.url(name, { password: 'guessed-wrong' }),
  );
  const kept = await keptFolder();
  const { path } = await backUp('embedded', (into) => copyEmbedded(kept, into));
  for (const lost of wrong) {
    const outcomes = [
      () => backUp('postgres', (into) => copyPostgres(lost, into)),
      () => putBack(path, { kind: 'postgres', url: lost }),
    ];
    for (const outcome of outcomes) {
      await expect(outcome()).rejects.toMatchObject({
        name: 'OpenFailed',
        sentence: expect.not.stringContaining('guessed-wrong'),
      });
    }
  }
});

it('[BK1] [BK4] a backup of a database that is written to is one picture, and goes on above it', async () => {
  const url = await newUrl();
  const store = await openPostgres({ url });
  const audiences: readonly Audience[] = ['agent.anna', 'agent.ben', 'floor'];
  let told = 0;
  let isStopped = false;
  const telling = (async () => {
    for (; !isStopped; told += 1) {
      // Told to all of them in one commit, with the mark of its command.
      await store.transact(async (tx) => {
        for (const audience of audiences) {
          const name = String(told);
          await tx.feed.append(audience, asEpochMs(1), { type: 'visitor.identified', name });
        }
        await tx.marks.put({
          caller: 'agent.anna',
          id: asId(`command-${told}`),
          bodyHash: 'hash',
          answer: { kind: 'done', result: null },
          at: asEpochMs(1),
        });
      });
    }
  })();
  await expect.poll(() => told).toBeGreaterThan(20);
  const { path, manifest } = await backUp('postgres', (into) => copyPostgres(url, into));
  const then = told;
  await expect.poll(() => told).toBeGreaterThan(then + 20);
  isStopped = true;
  await telling;
  await store.close();
  const rows = (name: string): number =>
    manifest.tables.find((table) => table.name === name)?.rows ?? 0;
  expect(rows('mark')).toBeGreaterThan(20);
  expect(rows('mark')).toBeLessThan(told);
  expect(rows('feed')).toBe(rows('mark') * audiences.length);

  const into = await newUrl();
  await putBack(path, { kind: 'postgres', url: into });
  const copy = await openPostgres({ url: into });
  for (const audience of audiences) {
    const kept = await copy.read((tx) => tx.feed.after(audience, asFeedSeq(0), 1_000));
    expect(kept.map(({ seq }) => seq)).toEqual(kept.map((_, n) => n + 1));
    expect(kept).toHaveLength(rows('mark'));
    expect(await copy.read((tx) => tx.feed.reaches(audience, asFeedSeq(told)))).toBe(false);
  }
  await copy.close();
});
