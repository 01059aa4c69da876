import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { expect } from 'vitest';
import { nodeSqliteDialect } from '../../sidecar/adapters/store/drivers/embedded/dialect.ts';
import { openEmbedded } from '../../sidecar/adapters/store/drivers/embedded.ts';

type Row = Readonly<Record<string, string | number | null>>;

/** Rows by table, as a release before this one wrote them. */
export type OldRows = Readonly<Record<string, readonly Row[]>>;

/** Makes a data folder what that release left: its migrations, and these rows. */
export async function fillOldFolder(
  directory: string,
  migrations: Readonly<Record<string, Migration>>,
  tables: OldRows,
): Promise<void> {
  const database = new DatabaseSync(join(directory, 'toonbank.db'));
  database.exec('PRAGMA journal_mode = WAL');
  const db = new Kysely<unknown>({ dialect: nodeSqliteDialect(database) });
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
  for (const [table, rows] of Object.entries(tables)) {
    for (const row of rows) {
      const columns = Object.keys(row);
      const places = columns.map(() => '?').join(', ');
      database
        .prepare(`insert into "${table}" (${columns.join(', ')}) values (${places})`)
        .run(...Object.values(row));
    }
  }
  database.close();
}

/** Has something done in the folder's database that no release does. */
export function sqlIn(directory: string, text: string): void {
  const database = new DatabaseSync(join(directory, 'toonbank.db'));
  database.exec(text);
  database.close();
}

/** Opened by this release and closed again, it holds every row and column as it was, and nothing in the new tables. */
export async function expectUpgraded(
  directory: string,
  tables: OldRows,
  added: readonly string[],
): Promise<void> {
  await (await openEmbedded({ directory })).close();
  const now = new DatabaseSync(join(directory, 'toonbank.db'), { readOnly: true });
  for (const [table, rows] of Object.entries(tables)) {
    const found = now.prepare(`select * from "${table}" order by 1, 2`).all();
    expect(found.map((row) => ({ ...row }))).toEqual(rows);
  }
  for (const table of added) expect(now.prepare(`select * from ${table}`).all()).toEqual([]);
  now.close();
}
