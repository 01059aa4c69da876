import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Client } from 'pg';
import { BACKUP_ROWS_AT_ONCE } from '../../../../shared/protocol/limits.ts';
import { nodeSqliteDialect } from '../drivers/embedded/dialect.ts';
import { placeOf } from '../drivers/postgres/client.ts';
import { MIGRATIONS } from '../sql/migrations.ts';
import { CopyRefused } from './copy-refused.ts';
import { type Cells, rowDigester, type TableDigest } from './digest.ts';
import { onDatabase } from './on-database.ts';
import { quoted, shapesIn, type TableShape } from './shape.ts';

/**
 * Copies a PostgreSQL database into an empty file of our own schema while sidecars work with it: one
 * reading of one picture, which holds up no commit.
 *
 * @throws CopyRefused when there is nothing in it or a newer program has been there
 */
export function copyPostgres(url: string, into: string): Promise<void> {
  return onDatabase(url, async (client) => {
    await client.query('begin isolation level repeatable read read only');
    const steps = await stepsIn(client, placeOf(url));
    const file = new DatabaseSync(into);
    try {
      await makeTables(file, steps);
      // The file has no name before it is whole and on disk; until then nothing of it is worth a sync.
      file.exec('pragma journal_mode = off; pragma synchronous = off; begin');
      for (const shape of shapesIn(file)) {
        const insert = insertInto(file, shape);
        for await (const row of rowsIn(client, shape)) insert.run(...row);
      }
      file.exec('commit');
    } finally {
      file.close();
    }
  });
}

/** The rows of one table, in the order of its key, as a file gives them too. */
export async function* rowsIn(client: Client, shape: TableShape): AsyncGenerator<Cells> {
  const names = shape.columns.map(({ name }) => quoted(name)).join(', ');
  const order = shape.key.map((name) => orderBy(shape, name)).join(', ');
  await client.query(
    `declare kept no scroll cursor for select ${names} from ${quoted(shape.name)} order by ${order}`,
  );
  for (;;) {
    const { rows } = await client.query<Record<string, unknown>>(
      `fetch forward ${BACKUP_ROWS_AT_ONCE} from kept`,
    );
    for (const row of rows) yield shape.columns.map(({ name, type }) => cellOf(row[name], type));
    if (rows.length < BACKUP_ROWS_AT_ONCE) break;
  }
  await client.query('close kept');
}

/** What each table of a database comes to, in the transaction that the client is in. */
export async function digestsIn(
  client: Client,
  shapes: readonly TableShape[],
): Promise<ReadonlyMap<string, TableDigest>> {
  const digests = new Map<string, TableDigest>();
  for (const shape of shapes) {
    const digester = rowDigester();
    for await (const row of rowsIn(client, shape)) digester.add(row);
    digests.set(shape.name, digester.end());
  }
  return digests;
}

/** The steps of the schema that the database has been through; none when it is empty. */
export async function appliedSteps(client: Client): Promise<readonly string[]> {
  const { rows: known } = await client.query<{ there: string | null }>(
    `select to_regclass('kysely_migration')::text as there`,
  );
  if (known.every(({ there }) => there === null)) return [];
  const { rows } = await client.query<{ name: string }>(
    'select name from kysely_migration order by name collate "C"',
  );
  return rows.map(({ name }) => name);
}

async function stepsIn(client: Client, place: string): Promise<readonly string[]> {
  const steps = await appliedSteps(client);
  const unknown = steps.find((name) => !Object.hasOwn(MIGRATIONS, name));
  if (unknown !== undefined) {
    throw new CopyRefused(
      'file-newer',
      `The database ${place} was written by a newer Toonbank (${unknown}). Back up with that version.`,
    );
  }
  if (steps.length > 0) return steps;
  throw new CopyRefused('nothing-to-copy', `There is no data in the database ${place}.`);
}

async function makeTables(file: DatabaseSync, steps: readonly string[]): Promise<void> {
  const migrator = new Migrator({
    db: new Kysely({ dialect: nodeSqliteDialect(file) }),
    provider: { getMigrations: async () => ({ ...MIGRATIONS }) },
  });
  const last = steps.at(-1);
  const { error } = await (last === undefined
    ? migrator.migrateToLatest()
    : migrator.migrateTo(last));
  if (error !== undefined) throw error;
}

function insertInto(file: DatabaseSync, { name, columns }: TableShape) {
  const names = columns.map((column) => quoted(column.name)).join(', ');
  const slots = columns.map(() => '?').join(', ');
  return file.prepare(`insert into ${quoted(name)} (${names}) values (${slots})`);
}

/** SQLite compares text by bytes. */
function orderBy({ columns }: TableShape, name: string): string {
  const isText = columns.some((column) => column.name === name && column.type === 'text');
  return isText ? `${quoted(name)} collate "C"` : quoted(name);
}

function cellOf(value: unknown, type: 'text' | 'number'): Cells[number] {
  if (value === null) return null;
  return type === 'number' ? Number(value) : String(value);
}
