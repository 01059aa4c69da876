interface Terms {
  readonly everyMs: number;
  readonly track: (running: Promise<unknown>) => void;
  readonly faulted: (error: unknown) => void;
  /** Milliseconds of a timer that only goes forward. */
  readonly steadyMs?: () => number;
}

/** What the ticker calls each second: acts when it is time, one at a time, and at the first call. */
export function nowAndThen(
  { everyMs, track, faulted, ...terms }: Terms,
  act: () => Promise<void>,
): () => void {
  const steadyMs = terms.steadyMs ?? (() => performance.now());
  let actedAtMs = Number.NEGATIVE_INFINITY;
  let isActing = false;

  async function actNow(): Promise<void> {
    isActing = true;
    try {
      await act();
    } catch (error) {
      faulted(error);
    } finally {
      actedAtMs = steadyMs();
      isActing = false;
    }
  }

  return () => {
    if (!isActing && steadyMs() - actedAtMs >= everyMs) track(actNow());
  };
}
