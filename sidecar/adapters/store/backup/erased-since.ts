import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Who was erased from a data folder, or is being erased, that a backup does not know of: it would bring
 * them back (SPEC BK5). Both say it themselves, so no clock plays a part.
 *
 * @throws what SQLite says when one of them cannot be read
 */
export function erasedSince(directory: string, file: string): readonly string[] {
  const path = join(directory, 'toonbank.db');
  if (!existsSync(path) || statSync(path).size === 0) return [];
  const before = new Set(erasedIn(file));
  return erasedIn(path).filter((visitor) => !before.has(visitor));
}

function erasedIn(path: string): readonly string[] {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const audited = database
      .prepare(
        `select document ->> 'about' as visitor from audit
         where document like '%visitor-erased%' and json_valid(document)
           and document ->> 'kind' = 'visitor-erased'`,
      )
      .all();
    return [...audited, ...begunIn(database)].map(({ visitor }) => String(visitor));
  } finally {
    database.close();
  }
}

function begunIn(database: DatabaseSync) {
  const has = database.prepare("select 1 from sqlite_schema where name = 'erasure'").get();
  // Before the step that brought it nobody could be erased.
  return has === undefined ? [] : database.prepare('select visitor from erasure').all();
}
