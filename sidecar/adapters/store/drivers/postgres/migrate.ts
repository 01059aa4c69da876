import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Client } from 'pg';
import { OpenFailed } from '../../open-failed.ts';
import { MIGRATIONS } from '../../sql/migrations.ts';
import { endClient, openClient } from './client.ts';
import { dialectOn } from './dialect.ts';

const VERSION_MIN = 130_000; // 13: earlier ones let some races through (fixed 2020-06)
export const ONE_AT_A_TIME = 4_680_001; // any number that nothing else in the database uses

/**
 * Sees that the server keeps what it acknowledges, and brings the tables to what this program expects;
 * each step whole or not at all. Several sidecars that start at once do so one after another.
 *
 * @throws OpenFailed when the server cannot do, or a newer program has been here
 */
export async function migrate(url: string, place: string): Promise<void> {
  const client = await openClient(url, 'migrate');
  try {
    await checkServer(client, place);
    // Goes with the connection, however that ends.
    await client.query('select pg_advisory_lock($1)', [ONE_AT_A_TIME]);
    await checkSchema(client, place);
    const migrator = new Migrator({
      db: new Kysely({ dialect: dialectOn(client) }),
      provider: { getMigrations: async () => ({ ...MIGRATIONS }) },
    });
    const { error } = await migrator.migrateToLatest();
    if (error !== undefined) throw error;
  } finally {
    await endClient(client);
  }
}

async function checkServer(client: Client, place: string): Promise<void> {
  const { rows } = await client.query<{ version: number; encoding: string; fsync: string }>(
    `select current_setting('server_version_num')::int as version,
      current_setting('server_encoding') as encoding, current_setting('fsync') as fsync`,
  );
  for (const { version, encoding, fsync } of rows) {
    if (version < VERSION_MIN) throw unusable(`${place} is older than PostgreSQL 13. Upgrade it.`);
    if (encoding !== 'UTF8') {
      throw unusable(`${place} is kept in ${encoding}. Make a database with encoding UTF8.`);
    }
    if (fsync !== 'on') {
      throw unusable(`${place} would lose what it has acknowledged: fsync is off. Turn it on.`);
    }
  }
}

async function checkSchema(client: Client, place: string): Promise<void> {
  const known = await client.query<{ there: string | null }>(
    `select to_regclass('kysely_migration')::text as there`,
  );
  if (known.rows.every(({ there }) => there === null)) return;
  const { rows } = await client.query<{ name: string }>('select name from kysely_migration');
  const unknown = rows.find(({ name }) => !Object.hasOwn(MIGRATIONS, name));
  if (unknown === undefined) return;
  throw new OpenFailed(
    'data-newer',
    `The database ${place} was written by a newer Toonbank (${unknown.name}). Start that version, or set DATABASE_URL to another database.`,
  );
}

function unusable(sentence: string): OpenFailed {
  return new OpenFailed('data-unusable', `The database ${sentence}`);
}
