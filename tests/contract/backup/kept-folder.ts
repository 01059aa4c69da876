import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openEmbedded } from '../../../sidecar/adapters/store/drivers/embedded.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** A table as the migrations leave it, found out here once more, apart from what is tested. */
export interface KnownTable {
  readonly name: string;
  readonly columns: readonly {
    readonly name: string;
    readonly type: string;
    readonly canBeNull: boolean;
  }[];
}

export const ROWS = 3;

/** A data folder in which every table of the schema holds rows, its texts recognisable in the file. */
export async function keptFolder(): Promise<string> {
  const folder = join(temporaryFolder(), 'kept');
  await (await openEmbedded({ directory: folder })).close();
  const database = new DatabaseSync(join(folder, 'toonbank.db'));
  for (const table of tablesOf(database)) fill(database, table);
  database.close();
  return folder;
}

export function tablesOf(database: DatabaseSync): readonly KnownTable[] {
  return database
    .prepare("select name from sqlite_schema where type = 'table' and sql not null order by name")
    .all()
    .map(({ name }) => String(name))
    .filter((name) => !name.startsWith('kysely_') && name !== 'backup_manifest')
    .map((name) => ({
      name,
      columns: database
        .prepare(`pragma table_info("${name}")`)
        .all()
        .map((column) => ({
          name: String(column.name),
          type: String(column.type).toLowerCase(),
          canBeNull: column.notnull === 0 && column.pk === 0,
        })),
    }));
}

/** Everything in a database, as SQLite gives it: what must be the same before and after. */
export function everythingIn(path: string): unknown {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return tablesOf(database).map(({ name }) => ({
      name,
      rows: database
        .prepare(`select * from "${name}"`)
        .all()
        .map((row) => JSON.stringify(row))
        .sort(),
    }));
  } finally {
    database.close();
  }
}

/** What a text column of a table holds in one row: nothing else in the file holds it. */
export function markerOf(table: string, column: string, row: number): string {
  return `${table}~${column}~${row}~zoë"\\\n`;
}

function fill(database: DatabaseSync, { name, columns }: KnownTable): void {
  const insert = database.prepare(
    `insert into "${name}" values (${columns.map(() => '?').join(', ')})`,
  );
  for (let row = 1; row <= ROWS; row += 1) {
    insert.run(
      ...columns.map((column) => {
        if (column.canBeNull && row === 2) return null;
        if (column.type === 'text') return markerOf(name, column.name, row);
        // PostgreSQL's integer has 32 bits.
        return column.type === 'integer' ? row * 1_000_000 : row * 1_000_000_000_000;
      }),
    );
  }
}
