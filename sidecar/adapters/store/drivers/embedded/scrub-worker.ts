import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { STORE_BUSY_MAX_MS } from '../../../../../shared/protocol/limits.ts';

// Its copy goes to a file and not to memory, as large as the database may be.
const database = new DatabaseSync(String(workerData), { timeout: STORE_BUSY_MAX_MS });
try {
  database.exec('VACUUM');
  const log = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
  parentPort?.postMessage(log?.busy === 0);
} finally {
  database.close();
}
