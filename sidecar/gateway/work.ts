/** What is being done now, so that a stop can wait for it (docs/ARCHITECTURE.md, "Stop"). */
export interface Work {
  /** Counts the promise until it settles. */
  track(running: Promise<unknown>): void;
  /** Resolves when nothing runs any more. */
  whenDone(): Promise<void>;
}

export function trackWork(): Work {
  const running = new Set<Promise<unknown>>();
  return {
    track(promise) {
      running.add(promise);
      const forget = (): void => void running.delete(promise);
      promise.then(forget, forget);
    },
    async whenDone() {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}
