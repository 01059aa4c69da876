import { StoreUnavailable, type Tx } from '../../../../ports/store.ts';
import { faultOf, runningSentence } from './fault.ts';
import { lendOn } from './lend.ts';
import type { Pool } from './pool.ts';
import { rollback } from './writer.ts';

/** Answers readings, several at once, each from one picture of what is committed. */
export function readerOn(pool: Pool, place: string) {
  function told(error: unknown): unknown {
    const fault = faultOf(error);
    if (fault === null) return error;
    return fault === 'read-only'
      ? new Error('A reading does not write.', { cause: error })
      : new StoreUnavailable(runningSentence(fault, place), { cause: error });
  }

  return async function read<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await pool.use(async (connection) => {
        connection.forgive();
        try {
          await connection.run('begin');
          return await lendOn(connection, connection.repositories, work);
        } finally {
          await rollback(connection);
        }
      });
    } catch (error) {
      throw told(error);
    }
  };
}
