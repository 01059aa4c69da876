import type { Socket } from 'node:net';

/** The bytes of one direction of one connection. */
export interface OneWay {
  swallow(): void;
  delay(byMs: number, forMs: number): void;
  /** Lets so many bytes of the next chunk through, never all of them, and then calls `die`. */
  truncate(afterBytes: number, die: () => void): void;
  isSwallowing(): boolean;
  hasEnded(): boolean;
  /** What was to happen and has not yet, does not. */
  heal(): void;
  stop(): void;
}

/** A chunk, or the orderly end that came after all chunks. */
type Part = Buffer | 'end';

/** Forwards from one socket to the other, as long as nothing is the matter. */
export function oneWay(from: Socket, to: Socket): OneWay {
  const waiting: { readonly part: Part; readonly dueMs: number }[] = [];
  let timer: NodeJS.Timeout | undefined;
  let isSwallowing = false;
  let hasEnded = false;
  let cut: { readonly afterBytes: number; readonly die: () => void } | null = null;
  let delayMs = 0;
  let delayUntilMs = 0;

  const pass = (part: Part): void => {
    if (to.destroyed) {
      // Nobody is there any more to end in turn.
      if (part === 'end' && !isSwallowing) from.destroy();
      return;
    }
    if (isSwallowing) return;
    if (part === 'end') {
      to.end();
      return;
    }
    if (cut !== null) {
      const { afterBytes, die } = cut;
      to.write(part.subarray(0, Math.min(afterBytes, part.length - 1)), die);
      isSwallowing = true;
      return;
    }
    if (to.write(part)) return;
    from.pause();
    to.once('drain', () => from.resume());
  };

  // One timer for the first in the row: two timers of nearly the same moment may go off in either order.
  const passDue = (): void => {
    timer = undefined;
    let first = waiting[0];
    while (first !== undefined && first.dueMs <= performance.now()) {
      waiting.shift();
      pass(first.part);
      first = waiting[0];
    }
    if (first !== undefined) timer = setTimeout(passDue, first.dueMs - performance.now());
  };
  const take = (part: Part): void => {
    const nowMs = performance.now();
    const dueMs = nowMs + (nowMs < delayUntilMs ? delayMs : 0);
    // What comes after a delayed chunk waits behind it: TCP has no other order.
    if (waiting.length === 0 && dueMs <= nowMs) {
      pass(part);
      return;
    }
    waiting.push({ part, dueMs });
    if (timer === undefined) passDue();
  };

  from.on('data', take);
  from.on('end', () => {
    hasEnded = true;
    take('end');
  });

  return {
    swallow() {
      isSwallowing = true;
    },
    delay(byMs, forMs) {
      delayMs = byMs;
      delayUntilMs = performance.now() + forMs;
    },
    truncate(afterBytes, die) {
      cut = { afterBytes, die };
    },
    isSwallowing: () => isSwallowing,
    hasEnded: () => hasEnded,
    heal() {
      delayUntilMs = 0;
      cut = null;
    },
    stop() {
      clearTimeout(timer);
      waiting.length = 0;
    },
  };
}
