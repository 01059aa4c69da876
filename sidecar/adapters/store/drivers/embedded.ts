import type { DatabaseSync } from 'node:sqlite';
import { SESSIONS_CACHED_MAX } from '../../../../shared/protocol/limits.ts';
import type { Store } from '../../../ports/store.ts';
import { repositoriesOn } from '../sql/repositories.ts';
import { sessionCache } from '../sql/session-cache.ts';
import { type Database, openReading, openWriting } from './embedded/database.ts';
import { openFailed, takeFolder } from './embedded/folder.ts';
import { healthOf } from './embedded/health.ts';
import { migrate } from './embedded/migrate.ts';
import { readerOn } from './embedded/reader.ts';
import { scrubFile } from './embedded/scrub.ts';
import { writerOn } from './embedded/writer.ts';

export interface EmbeddedOptions {
  /** Where the data is: made when missing, and taken for this process alone. */
  readonly directory: string;
  /** For tests that make the disk fail: gets the connection that writes. */
  readonly onOpen?: (writing: DatabaseSync) => void;
}

/**
 * The store in a folder, by node:sqlite: one process, no service beside it. A copy of the folder while
 * this runs is no backup (use SQLite's VACUUM INTO), and closing a file of it from elsewhere in this
 * process would drop its locks.
 *
 * @throws OpenFailed with what to do about it
 */
export async function openEmbedded({ directory, onOpen }: EmbeddedOptions): Promise<Store> {
  const folder = takeFolder(directory);
  const opened: Database[] = [];
  function closeAll(): void {
    // The one that writes last: it empties the write-ahead log into the database.
    for (const database of opened.toReversed()) database.close();
    folder.release();
  }
  try {
    const writing = openWriting(folder.databasePath, directory);
    opened.push(writing);
    await migrate(writing, directory);
    const reading = openReading(folder.databasePath, directory);
    opened.push(reading);
    onOpen?.(writing.raw);
    return storeOn(writing, reading, folder.databasePath, closeAll);
  } catch (error) {
    closeAll();
    throw openFailed(error, directory);
  }
}

function storeOn(writing: Database, reading: Database, path: string, closeAll: () => void): Store {
  const cache = sessionCache(SESSIONS_CACHED_MAX);
  const writer = writerOn(writing, repositoriesOn(writing, cache), cache);
  const reader = readerOn(reading, repositoriesOn(reading, null));
  let closing: Promise<void> | null = null;
  return {
    isShared: false,
    transact: (work) => writer.transact(work),
    read: (work) => reader.read(work),
    health: healthOf(writing, writer),
    scrub: () => writer.alone(() => scrubFile(path)),
    close: () => {
      closing ??= Promise.all([writer.stop(), reader.stop()]).then(closeAll);
      return closing;
    },
  };
}
