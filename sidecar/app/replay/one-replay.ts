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
  /** From now on everything is broken off. */
  stop(): void;
}

interface Running {
  readonly by: AgentId | null;
  readonly replaced: AbortController;
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
        if (by !== null && before.by === by) before.replaced.abort();
        if (!before.stop.aborted) return 'busy';
        await Promise.allSettled([before.ended]);
      }
      const replaced = new AbortController();
      const stop = AbortSignal.any([replaced.signal, gone, stopping.signal]);
      const ended = work(stop).finally(() => {
        running = null;
      });
      running = { by, replaced, stop, ended };
      return ended;
    },
    stop: () => stopping.abort(),
  };
}
