import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Client } from 'pg';
import type { EpochMs } from '../../../../shared/kernel/time.ts';
import { BACKUP_ROWS_AT_ONCE } from '../../../../shared/protocol/limits.ts';
import { placeOf } from '../drivers/postgres/client.ts';
import { dialectOn } from '../drivers/postgres/dialect.ts';
import { ONE_AT_A_TIME } from '../drivers/postgres/migrate.ts';
import { MIGRATIONS } from '../sql/migrations.ts';
import type { Tables } from '../sql/tables.ts';
import { beginErasures, beginFeedsAnew, endCobrowses } from './begin-anew.ts';
import { CopyRefused } from './copy-refused.ts';
import { type Cells, digestOfAll, rowsOf } from './digest.ts';
import { appliedSteps, digestsIn } from './from-postgres.ts';
import type { Manifest } from './manifest.ts';
import { onDatabase } from './on-database.ts';
import { quoted, type TableShape } from './shape.ts';

/** What a database is given. */
export interface IntoDatabase {
  readonly url: string;
  readonly file: string;
  readonly manifest: Manifest;
  readonly toErase: readonly string[];
  readonly now: EpochMs;
}

/**
 * Puts a backup into an empty database, in one transaction, and brings it to what this program expects,
 * its feeds and erasures beginning anew. A sidecar that starts on it meanwhile waits.
 *
 * @returns the digest of what the database held then; when it is not the backup's, nothing is kept
 * @throws CopyRefused when something is kept in it already, OpenFailed when it cannot be used
 */
export function putIntoDatabase(asked: IntoDatabase): Promise<string> {
  return onDatabase(asked.url, async (client) => {
    const db = new Kysely<Tables>({ dialect: dialectOn(client) });
    await client.query('select pg_advisory_lock($1)', [ONE_AT_A_TIME]);
    await refuseKept(client, placeOf(asked.url));
    // One commit: a copy whose feeds go back, or with people in it who were erased, is never there.
    await client.query('begin');
    await step(db, asked.manifest.migrations.at(-1) ?? null);
    const restored = await putRows(client, asked);
    if (restored === asked.manifest.digest) {
      await step(db, null);
      await beginFeedsAnew(db);
      await endCobrowses(db, asked.now);
      await beginErasures(db, asked.toErase, asked.now);
    }
    await client.query(restored === asked.manifest.digest ? 'commit' : 'rollback');
    return restored;
  });
}

async function putRows(client: Client, { file: path, manifest }: IntoDatabase): Promise<string> {
  const { tables } = manifest;
  const file = new DatabaseSync(path, { readOnly: true });
  try {
    for (const shape of tables) await insertAll(client, shape, rowsOf(file, shape));
  } finally {
    file.close();
  }
  const shapes = tables.map(({ name, columns, key }) => ({ name, columns, key }));
  const steps = await appliedSteps(client);
  return digestOfAll(steps, shapes, await digestsIn(client, shapes));
}

async function refuseKept(client: Client, place: string): Promise<void> {
  if ((await appliedSteps(client)).length === 0) return;
  const { rows } = await client.query<{ kept: boolean }>(
    'select exists (select 1 from installation) as kept',
  );
  if (rows.every(({ kept }) => !kept)) return;
  throw new CopyRefused(
    'target-not-empty',
    `Something is kept in the database ${place} already. Make another one with createdb, and set DATABASE_URL to it.`,
  );
}

/** In the transaction that is open. @param last null for the newest this program knows */
async function step(db: Kysely<Tables>, last: string | null): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...MIGRATIONS }) },
    disableTransactions: true,
  });
  const { error } = await (last === null ? migrator.migrateToLatest() : migrator.migrateTo(last));
  if (error !== undefined) throw error;
}

async function insertAll(client: Client, shape: TableShape, rows: Iterable<Cells>): Promise<void> {
  let waiting: Cells[] = [];
  for (const row of rows) {
    waiting.push(row);
    if (waiting.length === BACKUP_ROWS_AT_ONCE) {
      await insert(client, shape, waiting);
      waiting = [];
    }
  }
  if (waiting.length > 0) await insert(client, shape, waiting);
}

async function insert(
  client: Client,
  { name, columns }: TableShape,
  rows: readonly Cells[],
): Promise<void> {
  const names = columns.map((column) => quoted(column.name)).join(', ');
  const slots = rows.map((row, n) => {
    return `(${row.map((_, place) => `$${n * row.length + place + 1}`).join(', ')})`;
  });
  await client.query(
    `insert into ${quoted(name)} (${names}) values ${slots.join(', ')}`,
    rows.flat(),
  );
}
