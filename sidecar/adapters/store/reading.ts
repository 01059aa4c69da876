import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Store } from '../../ports/store.ts';
import { onDatabase } from './backup/on-database.ts';
import { openReading } from './drivers/embedded/database.ts';
import { openFailed } from './drivers/embedded/folder.ts';
import { readerOn as embeddedReader } from './drivers/embedded/reader.ts';
import { placeOf } from './drivers/postgres/client.ts';
import { openPooled } from './drivers/postgres/connection.ts';
import { poolOf } from './drivers/postgres/pool.ts';
import { readerOn as postgresReader } from './drivers/postgres/reader.ts';
import { OpenFailed } from './open-failed.ts';
import { MIGRATIONS } from './sql/migrations.ts';
import { repositoriesOn } from './sql/repositories.ts';

/** What is kept, to be looked at only, beside a sidecar that may be at work on it. */
export interface Reading extends Pick<Store, 'read' | 'close'> {}

/**
 * Opens a data folder for reading. Never in the sidecar's own process, where closing the file would drop
 * its locks.
 *
 * @throws OpenFailed when there is nothing in it, or it was written by another version
 */
export function readingFolder(directory: string): Reading {
  const path = join(directory, 'toonbank.db');
  if (!existsSync(path) || statSync(path).size === 0) {
    throw new OpenFailed(
      'data-unusable',
      `There is no data in ${directory}. Name the folder with --data-dir or DATA_DIR.`,
    );
  }
  try {
    refuseOther(stepsIn(path), directory);
    const database = openReading(path, directory);
    const reader = embeddedReader(database, repositoriesOn(database, null));
    return {
      read: reader.read,
      close: async () => {
        await reader.stop();
        database.close();
      },
    };
  } catch (error) {
    throw openFailed(error, directory);
  }
}

/** Opens a database for reading. @throws OpenFailed as `readingFolder` */
export async function readingDatabase(url: string): Promise<Reading> {
  const steps = await onDatabase(url, async (client) => {
    const { rows } = await client.query<{ there: string | null }>(
      `select to_regclass('kysely_migration')::text as there`,
    );
    if (rows.every(({ there }) => there === null)) return [];
    const applied = await client.query<{ name: string }>('select name from kysely_migration');
    return applied.rows.map(({ name }) => name);
  });
  refuseOther(steps, placeOf(url));
  const pool = poolOf(() => openPooled(url, 'read'), 1);
  return { read: postgresReader(pool, placeOf(url)), close: () => pool.close() };
}

function stepsIn(path: string): readonly string[] {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return database
      .prepare('select name from kysely_migration')
      .all()
      .map(({ name }) => String(name));
  } finally {
    database.close();
  }
}

function refuseOther(steps: readonly string[], where: string): void {
  const newer = steps.find((name) => !Object.hasOwn(MIGRATIONS, name));
  if (newer !== undefined) {
    throw new OpenFailed(
      'data-newer',
      `The data in ${where} was written by a newer Toonbank (${newer}). Use that version.`,
    );
  }
  const missing = Object.keys(MIGRATIONS).find((name) => !steps.includes(name));
  if (missing !== undefined) {
    throw new OpenFailed(
      'data-unusable',
      `The data in ${where} is of an older Toonbank (without ${missing}). Start the sidecar on it once.`,
    );
  }
}
