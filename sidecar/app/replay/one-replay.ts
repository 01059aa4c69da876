import type { AgentId } from '../../../shared/kernel/ids.ts';

/** Whoever asks a replay: a lead, or with null who runs the sidecar. */
export interface Asker {
  readonly by: AgentId | null;
  /** They have gone. */
  readonly gone: AbortSignal;
}

/** Replays of one process, whoever asks: one at a time, because each takes a core for up to minutes (SPEC RP4). */
export interface OneReplay {
  /** What comes of it, or that another one is under way. A lead's newer one takes the place of their own. */
  run<T>(asker: Asker, work: (stop: AbortSignal) => Promise<T>): Promise<T | 'busy'>;
  /** Breaks off the one that is under way, whosever it is, and waits until it has ended. False: there was none. */
  breakOff(): Promise<boolean>;
  /** From now on everything is broken off. */
  stop(): void;
}

interface Running {
  readonly by: AgentId | null;
  /** For a newer one, or for none. */
  readonly broken: AbortController;
  readonly stop: AbortSignal;
  readonly ended: Promise<unknown>;
}

export function oneReplay(): OneReplay {
  const stopping = new AbortController();
  let running: Running | null = null;

  return {
    async run({ by, gone }, work) {
      // Looked at again after each wait: another one may have waited for the same end.
      for (let before = running; before !== null; before = running) {
        if (by !== null && before.by === by) before.broken.abort();
        if (!before.stop.aborted) return 'busy';
        await Promise.allSettled([before.ended]);
      }
      const broken = new AbortController();
      const stop = AbortSignal.any([broken.signal, gone, stopping.signal]);
      const ended = work(stop).finally(() => {
        running = null;
      });
      running = { by, broken, stop, ended };
      return ended;
    },
    async breakOff() {
      const now = running;
      if (now === null) return false;
      now.broken.abort();
      await Promise.allSettled([now.ended]);
      return true;
    },
    stop: () => stopping.abort(),
  };
}
