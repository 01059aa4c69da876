import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';

/** Of a core that both want, the thread that serves gets three quarters (sched(7)); on a busy machine learning ends all the same. */
export const LEARNING_NICENESS = 5;

/**
 * The thread that calls this lets everybody else go first. On Linux a niceness is of one thread; elsewhere it would be of the
 * whole process, so there nothing is done.
 */
export function giveWay(): void {
  if (process.platform !== 'linux') return;
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    if (thread > 0) setPriority(thread, LEARNING_NICENESS);
  } catch {
    // No /proc, or not allowed: learning goes on as it is.
  }
}
