import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Every row of every table in a data folder, as one text each, by table. */
export function rowsIn(directory: string): ReadonlyMap<string, readonly string[]> {
  const database = new DatabaseSync(join(directory, 'toonbank.db'), { readOnly: true });
  try {
    const tables = database
      .prepare(`select name from sqlite_master where type = 'table' order by name`)
      .all()
      .map(({ name }) => String(name));
    return new Map(
      tables.map((table) => [
        table,
        database
          .prepare(`select * from "${table}"`)
          .all()
          .map((row) => JSON.stringify(row))
          .sort(),
      ]),
    );
  } finally {
    database.close();
  }
}

/** What the files of a data folder hold, byte for byte, the log included. */
export function bytesIn(directory: string): string {
  return ['toonbank.db', 'toonbank.db-wal']
    .map((name) => join(directory, name))
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path).toString('latin1'))
    .join('\n');
}

/** Which of the texts stand in it. */
export function foundIn(text: string, wanted: readonly string[]): readonly string[] {
  return wanted.filter((each) => text.includes(each));
}
