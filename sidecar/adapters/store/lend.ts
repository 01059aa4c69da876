import type { Tx } from '../../ports/store.ts';
import { heldTx } from './held.ts';

/**
 * Runs one work on the repositories, and takes them back when it ends.
 *
 * Work may await nothing but its `tx`, or one slow request would hold up all the others. Nothing of
 * `tx` leaves the microtask queue, so work that has not ended when the turn of the event loop has,
 * waited for something else: it is given up.
 *
 * @throws what the work throws, or that it waited for something else
 */
export async function lend<T>(repositories: Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  const held = heldTx(repositories);
  let timer: NodeJS.Immediate | undefined;
  const turnIsOver = new Promise<never>((_, reject) => {
    timer = setImmediate(() => {
      reject(new Error('Work in a transaction awaited something other than its tx.'));
    });
  });
  try {
    return await Promise.race([work(held.tx), turnIsOver]);
  } finally {
    clearImmediate(timer);
    held.release();
  }
}
