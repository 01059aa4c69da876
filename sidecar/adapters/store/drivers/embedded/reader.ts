import { COMMIT_QUEUE_MAX } from '../../../../../shared/protocol/limits.ts';
import { StoreUnavailable, type Tx } from '../../../../ports/store.ts';
import { lend } from '../../lend.ts';
import type { Database } from './database.ts';

/** Answers readings one after another, each from one picture of what is committed. */
export interface Reader {
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Resolves when the last reading has ended; takes nothing new. */
  stop(): Promise<void>;
}

export function readerOn(database: Database, repositories: Tx): Reader {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let isStopped = false;

  async function inPicture<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    database.run('BEGIN');
    try {
      return await lend(repositories, work);
    } finally {
      waiting -= 1;
      if (database.isInTransaction()) database.run('ROLLBACK');
    }
  }

  return {
    read: (work) => {
      if (isStopped) return Promise.reject(new StoreUnavailable('The store is closed.'));
      if (waiting >= COMMIT_QUEUE_MAX) {
        return Promise.reject(
          new StoreUnavailable(`${waiting} readings wait. Try again in a moment.`),
        );
      }
      waiting += 1;
      const reading = last.then(() => inPicture(work));
      last = reading.then(
        () => undefined,
        () => undefined,
      );
      return reading;
    },
    stop: async () => {
      isStopped = true;
      await last;
    },
  };
}
