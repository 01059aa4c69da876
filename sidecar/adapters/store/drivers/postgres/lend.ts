import type { Tx } from '../../../../ports/store.ts';
import { heldTx } from '../../held.ts';
import type { PooledConnection } from './connection.ts';

/**
 * Lends repositories of a connection to one work, and takes them back when it ends.
 *
 * Work may await nothing but its `tx` (the port): one that waits while the server owes it no answer
 * would keep its locks meanwhile, and is given up. Its connection goes too, for what it may still ask.
 *
 * @throws what the work throws, or that it waited for something else
 */
export async function lendOn<T>(
  connection: PooledConnection,
  repositories: Tx,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const held = heldTx(repositories);
  const isStill = new Promise<never>((_, reject) => {
    connection.onStill(() => {
      connection.lose();
      reject(new Error('Work in a transaction awaited something other than its tx.'));
    });
  });
  try {
    return await Promise.race([work(held.tx), isStill]);
  } finally {
    connection.onStill(null);
    held.release();
  }
}
