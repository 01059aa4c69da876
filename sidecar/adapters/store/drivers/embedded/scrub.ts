import { Worker } from 'node:worker_threads';
import { diskFaultOf } from './disk-fault.ts';

/**
 * Writes the whole database anew, then empties the log. Overwriting what is deleted (`secure_delete`) is
 * not enough: when SQLite divides a page, copies of rows stay behind in the room between them. In a
 * thread of its own, so that sockets are served meanwhile.
 *
 * @returns false when the disk has no room for a copy, or another program holds on to the file
 */
export function scrubFile(path: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./scrub-worker.ts', import.meta.url), { workerData: path });
    worker.once('message', (isEmptied: boolean) => resolve(isEmptied));
    worker.once('error', (error) => {
      if (diskFaultOf(error) === null) reject(error);
      else resolve(false);
    });
  });
}
