import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** How many acts are on disk, counted past the store that wrote them. */
export function keptActs(dataDir: string): number {
  // Writable, because a database whose process was killed has a log to recover first.
  const database = new DatabaseSync(join(dataDir, 'toonbank.db'));
  const row = database.prepare('select count(*) as acts from act').get();
  database.close();
  return Number(row?.acts ?? 0);
}
