import { Worker } from 'node:worker_threads';
import type { Learned } from '../../domain/learning/learn.ts';
import type { Trainer } from '../../ports/trainer.ts';

/** Learns in a thread that lives as long as one learning: stopping it is ending the thread. */
export function workerTrainer(): Trainer {
  return {
    learn: (course, stop) =>
      new Promise((resolve, reject) => {
        if (stop.aborted) {
          resolve(null);
          return;
        }
        const thread = new Worker(new URL('./learning-worker.ts', import.meta.url), {
          workerData: course,
        });
        const end = (): void => void thread.terminate();
        stop.addEventListener('abort', end, { once: true });
        thread.once('message', (learned: Learned) => resolve(learned));
        thread.once('error', reject);
        // After a message or an error this changes nothing any more.
        thread.once('exit', () => {
          stop.removeEventListener('abort', end);
          if (stop.aborted) resolve(null);
          else reject(new Error('The thread that learns ended without a model.'));
        });
      }),
  };
}
