import { createHash } from 'node:crypto';
import {
  copyFileSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, test } from 'vitest';
import { asEpochMs } from '../../../shared/kernel/time.ts';
import { checkFile } from '../../../sidecar/adapters/store/backup/check-file.ts';
import { CopyRefused } from '../../../sidecar/adapters/store/backup/copy-refused.ts';
import { copyEmbedded } from '../../../sidecar/adapters/store/backup/from-embedded.ts';
import { keepNewest } from '../../../sidecar/adapters/store/backup/keep-newest.ts';
import { makeFile } from '../../../sidecar/adapters/store/backup/make-file.ts';
import { type Manifest, rowsIn } from '../../../sidecar/adapters/store/backup/manifest.ts';
import { seededChance } from '../../support/seeded-chance.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { everythingIn, keptFolder, markerOf, ROWS, tablesOf } from './kept-folder.ts';

function backUp(folder: string, path: string, madeAt = 1): Promise<Manifest> {
  const source = 'embedded' as const;
  const fill = (into: string) => copyEmbedded(folder, into);
  return makeFile({ path, version: '1.2.3', madeAt: asEpochMs(madeAt), source, fill });
}

/** Why a file is not believed; null when it is. */
function refusalOf(path: string): CopyRefused | null {
  try {
    checkFile(path);
    return null;
  } catch (error) {
    if (error instanceof CopyRefused) return error;
    throw error;
  }
}

let kept: string;
let file: string;
let manifest: Manifest;
beforeAll(async () => {
  kept = await keptFolder();
  file = join(temporaryFolder(), 'backup-1.db');
  manifest = await backUp(kept, file);
});

/** A copy of the backup, changed. */
function changed(change: (bytes: Buffer) => void): string {
  const path = join(temporaryFolder(), 'changed.db');
  const bytes = readFileSync(file);
  change(bytes);
  writeFileSync(path, bytes);
  return path;
}

describe('a backup', () => {
  test('[BK1] holds every row of every table of the schema', () => {
    const database = new DatabaseSync(join(kept, 'toonbank.db'), { readOnly: true });
    const tables = tablesOf(database).map(({ name }) => name);
    database.close();
    expect(manifest.tables.map(({ name, rows }) => [name, rows])).toEqual(
      tables.map((name) => [name, ROWS]),
    );
    expect(rowsIn(manifest)).toBe(tables.length * ROWS);
    expect(tables).toEqual(expect.arrayContaining(['conversation', 'line', 'feed', 'audit']));
    expect(everythingIn(file)).toEqual(everythingIn(join(kept, 'toonbank.db')));
  });

  test('[BK1] every table has a key, so that its rows have one order', () => {
    expect(manifest.tables.filter(({ key }) => key.length === 0)).toEqual([]);
  });

  test('[BK1] says what made it, when, from what, and how much there is', () => {
    expect(manifest).toMatchObject({ version: '1.2.3', madeAt: 1, source: 'embedded' });
    expect(manifest.migrations[0]).toBe('0001-first');
    expect(checkFile(file)).toEqual(manifest);
  });

  test('[BK1] is for its owner alone, and nothing is left beside it', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(dirname(file))).toEqual(['backup-1.db']);
  });

  test('[BK1] the same content has the same digest, whenever it is made; other content another', async () => {
    const again = await backUp(kept, join(temporaryFolder(), 'again.db'), 2);
    expect(again.digest).toBe(manifest.digest);
    expect(again.seal).not.toBe(manifest.seal);
    const other = await keptFolder();
    const database = new DatabaseSync(join(other, 'toonbank.db'));
    database.exec('update feed_counter set head = head + 1 where rowid = 1');
    database.close();
    const differing = await backUp(other, join(temporaryFolder(), 'other.db'));
    expect(differing.digest).not.toBe(manifest.digest);
    const digests = ({ tables }: Manifest) => tables.map(({ name, sha256 }) => `${name} ${sha256}`);
    const before = digests(manifest);
    expect(digests(differing).filter((each) => !before.includes(each))).toHaveLength(1);
  });

  test('[BK1] what is there already is not written over, and what fails leaves nothing', async () => {
    const before = readFileSync(file);
    await expect(backUp(kept, file)).rejects.toMatchObject({ kind: 'file-exists' });
    expect(readFileSync(file)).toEqual(before);
    const folder = temporaryFolder();
    const nothing = backUp(join(folder, 'nowhere'), join(folder, 'backup.db'));
    await expect(nothing).rejects.toMatchObject({ kind: 'nothing-to-copy' });
    await expect(backUp(kept, join(folder, 'no', 'folder.db'))).rejects.toMatchObject({
      kind: 'disk',
      sentence: expect.stringContaining('Make that folder first'),
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('[BK1] a part that a killed backup left behind is no obstacle', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'backup.db.part'), 'half');
    await backUp(kept, join(folder, 'backup.db'));
    expect(readdirSync(folder)).toEqual(['backup.db']);
  });

  test('[BK1] the newest of a pattern are kept; what is no whole backup is left alone', async () => {
    const folder = temporaryFolder();
    for (const day of [1, 2, 3, 4]) {
      const path = join(folder, `day-${day}.db`);
      // Made in another order than their names.
      await backUp(kept, path, 100 - day);
    }
    writeFileSync(join(folder, 'day-9.db'), 'not a backup');
    copyFileSync(file, join(folder, 'other-1.db'));
    const removed = keepNewest(join(folder, 'day-4.db'), 2);
    expect([...removed].sort()).toEqual(['day-2.db', 'day-3.db']);
    expect(readdirSync(folder).sort()).toEqual(['day-1.db', 'day-4.db', 'day-9.db', 'other-1.db']);
  });
});

describe('a file that is not what it was', () => {
  test('[BK3] one changed bit of a row is found, in every table', () => {
    const database = new DatabaseSync(file, { readOnly: true });
    const tables = tablesOf(database);
    database.close();
    const bytes = readFileSync(file);
    let tried = 0;
    for (const { name, columns } of tables) {
      const text = columns.find(({ type }) => type === 'text');
      if (text === undefined) continue;
      const marker = Buffer.from(markerOf(name, text.name, ROWS));
      for (let at = bytes.indexOf(marker); at >= 0; at = bytes.indexOf(marker, at + 1)) {
        const path = changed((copy) => copy.writeUInt8(copy.readUInt8(at + 2) ^ 1, at + 2));
        expect(refusalOf(path), `${name} at ${at}`).toMatchObject({ kind: 'file-damaged' });
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThanOrEqual(tables.length);
  });

  test('[BK3] a changed number of a row is found and its table named', () => {
    const path = changed(() => undefined);
    const database = new DatabaseSync(path);
    database.exec("update conversation set lines = lines + 1 where conversation like '%~1~%'");
    database.close();
    expect(refusalOf(path)?.sentence).toContain('conversation');
  });

  test('[BK3] any changed bit is found, or changes nothing that is kept', () => {
    const chance = seededChance(7);
    const size = statSync(file).size;
    const before = everythingIn(file);
    let found = 0;
    for (let n = 0; n < 150; n += 1) {
      const at = Math.floor(chance.next() * size);
      const bit = 1 << Math.floor(chance.next() * 8);
      const path = changed((copy) => copy.writeUInt8(copy.readUInt8(at) ^ bit, at));
      if (refusalOf(path) === null) expect(everythingIn(path)).toEqual(before);
      else found += 1;
    }
    expect(found).toBeGreaterThan(0);
  });

  test('[BK3] a file that was cut short is not believed, wherever it was cut', () => {
    const size = statSync(file).size;
    for (const length of [0, 1, 99, 4_096, size / 2, size - 4_096, size - 1]) {
      const path = changed(() => undefined);
      truncateSync(path, Math.floor(length));
      expect(refusalOf(path), `${length} bytes`).toMatchObject({ kind: 'file-damaged' });
    }
  });

  test('[BK3] rows or tables too many, a changed manifest or none are not believed', () => {
    const changes = [
      'insert into probe values (9, 9, 9)',
      'delete from act',
      'create table more (only integer primary key)',
      'drop table offer',
      `update backup_manifest set document = replace(document, '"madeAt":1', '"madeAt":2')`,
      `update backup_manifest set document = '{}'`,
      'drop table backup_manifest',
    ];
    for (const change of changes) {
      const path = changed(() => undefined);
      const database = new DatabaseSync(path);
      database.exec(change);
      database.close();
      expect(refusalOf(path), change).toMatchObject({ kind: 'file-damaged' });
    }
  });

  test.each([
    ['format', (said: Manifest) => ({ ...said, format: 2 })],
    ['schema', (said: Manifest) => ({ ...said, migrations: [...said.migrations, '9999-later'] })],
  ])('[BK3] one made by a newer program says so: its %s', (_, newer) => {
    const { seal: _seal, ...unsealed } = newer(manifest);
    const seal = createHash('sha256').update(JSON.stringify(unsealed)).digest('hex');
    const path = changed(() => undefined);
    const database = new DatabaseSync(path);
    database
      .prepare('update backup_manifest set document = ?')
      .run(JSON.stringify({ ...unsealed, seal }));
    database.close();
    expect(refusalOf(path)).toMatchObject({ kind: 'file-newer' });
  });

  test('[BK3] what is no file, or no database, gets a sentence', () => {
    const folder = temporaryFolder();
    expect(refusalOf(join(folder, 'none.db'))).toMatchObject({ kind: 'file-missing' });
    const text = join(folder, 'text.db');
    writeFileSync(text, 'x'.repeat(10_000));
    for (const path of [text, folder, join(kept, 'toonbank.db')]) {
      expect(refusalOf(path)?.sentence).toContain(path);
    }
  });
});
