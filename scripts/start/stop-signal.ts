// Ctrl-C reaches us from the terminal and again through the processes above us.
const sameAskWithinMs = 1_000;

/** Settles when the person or the system asks us to stop; asked again later, we end at once. */
export function waitForStop(): Promise<void> {
  return new Promise((resolve) => {
    let askedMs: number | undefined;
    const ask = (): void => {
      const nowMs = performance.now();
      if (askedMs !== undefined && nowMs - askedMs > sameAskWithinMs) process.exit(1);
      askedMs ??= nowMs;
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
  });
}
