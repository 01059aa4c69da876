import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { OpenFailed } from '../../open-failed.ts';
import { MIGRATIONS } from '../../sql/migrations.ts';
import type { Database } from './database.ts';

/**
 * Brings the tables to what this program expects; each step whole or not at all.
 *
 * @throws OpenFailed when a newer program has been here
 */
export async function migrate({ db }: Database, directory: string): Promise<void> {
  const unknown = (await appliedNames({ db })).find((name) => !Object.hasOwn(MIGRATIONS, name));
  if (unknown !== undefined) {
    throw new OpenFailed(
      'data-newer',
      `The data in ${directory} was written by a newer Toonbank (${unknown}). Start that version, or set DATA_DIR to another folder.`,
    );
  }
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...MIGRATIONS }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

async function appliedNames({ db }: Pick<Database, 'db'>): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === 'kysely_migration')) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return rows.map(({ name }) => name);
}
