import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { STORE_BUSY_MAX_MS } from '../../../../shared/protocol/limits.ts';
import { CopyRefused } from './copy-refused.ts';

/**
 * Copies the database of a data folder into an empty file while a sidecar works with it: one reading
 * of what is committed, which holds up no commit. Never called in the sidecar's own process, where
 * closing the file would drop its locks.
 *
 * @throws CopyRefused when there is nothing in the folder
 */
export async function copyEmbedded(directory: string, into: string): Promise<void> {
  const path = join(directory, 'toonbank.db');
  if (!existsSync(path) || statSync(path).size === 0) {
    throw new CopyRefused(
      'nothing-to-copy',
      `There is no data in ${directory}. Name the folder with --data-dir or DATA_DIR.`,
    );
  }
  const source = new DatabaseSync(path, { readOnly: true, timeout: STORE_BUSY_MAX_MS });
  try {
    source.prepare('VACUUM INTO ?').run(into);
  } finally {
    source.close();
  }
}
