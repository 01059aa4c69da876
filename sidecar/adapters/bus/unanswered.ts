/** What NATS was given and has not said to have taken, so that a server that hangs costs no memory. */
export interface Unanswered {
  /** Counts it in; false when too much waits already. */
  admits(sizeBytes: number): boolean;
  /** Asks whether the server is there, unless it is being asked. */
  ask(): void;
  /** For how long it has owed an answer; 0 when it owes none. */
  silentMs(): number;
}

interface Terms {
  /** Resolves when everything given before has been taken. */
  readonly flush: () => Promise<void>;
  readonly maxBytes: number;
  readonly steadyMs: () => number;
}

export function unanswered({ flush, maxBytes, steadyMs }: Terms): Unanswered {
  let waitingBytes = 0;
  let unaskedBytes = 0;
  let askedAtMs: number | null = null;

  function ask(): void {
    if (askedAtMs !== null) return;
    askedAtMs = steadyMs();
    const asked = unaskedBytes;
    unaskedBytes = 0;
    flush().then(
      () => {
        askedAtMs = null;
        waitingBytes -= asked;
        if (unaskedBytes > 0) ask();
      },
      // The connection ended: it stays owed, and whoever holds this lets go of it.
      () => undefined,
    );
  }

  return {
    admits(sizeBytes) {
      if (waitingBytes + sizeBytes > maxBytes) return false;
      waitingBytes += sizeBytes;
      unaskedBytes += sizeBytes;
      return true;
    },
    ask,
    silentMs: () => (askedAtMs === null ? 0 : steadyMs() - askedAtMs),
  };
}
