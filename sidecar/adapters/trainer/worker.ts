import { Worker } from 'node:worker_threads';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Model } from '../../domain/learning/model.ts';
import type { Trainer } from '../../ports/trainer.ts';
import type { Lesson } from './lesson.ts';

/** Learns in a thread that lives as long as one learning: stopping it is ending the thread. */
export function workerTrainer(): Trainer {
  return {
    learn: (course, stop) => inThread({ kind: 'shop', course }, stop),
    learnEffect: (course, stop) => inThread({ kind: 'effect', course }, stop),
    read: async (text) => {
      const read = await inThread<Result<Model, string>>({ kind: 'read', text }, NEVER);
      if (read === null) throw new Error('Nobody stops a reading.');
      return read;
    },
  };
}

const NEVER = new AbortController().signal;

function inThread<Learned>(lesson: Lesson, stop: AbortSignal): Promise<Learned | null> {
  return new Promise((resolve, reject) => {
    if (stop.aborted) {
      resolve(null);
      return;
    }
    const thread = new Worker(new URL('./learning-worker.ts', import.meta.url), {
      workerData: lesson,
    });
    const end = (): void => void thread.terminate();
    stop.addEventListener('abort', end, { once: true });
    thread.once('message', (learned: Learned) => resolve(learned));
    thread.once('error', reject);
    // After a message or an error this changes nothing any more.
    thread.once('exit', () => {
      stop.removeEventListener('abort', end);
      if (stop.aborted) resolve(null);
      else reject(new Error('The thread that learns ended without a word.'));
    });
  });
}
