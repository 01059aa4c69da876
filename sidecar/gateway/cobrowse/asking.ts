import type { UpViewer } from '../../../shared/protocol/frame-sockets.ts';
import type { Bounds } from '../bounds.ts';
import { tokenBucket } from '../token-bucket.ts';

export type NeedWhy = Extract<UpViewer, { readonly type: 'cobrowse.need' }>['why'];

/** Asks one page for checkpoints: each costs it, so what several want at once is asked once (SPEC FR4). */
export interface Asking {
  want(why: NeedWhy, nowMs: number): void;
  /** Asks for what is still wanted and could not be asked before, or was not heeded. */
  again(nowMs: number): void;
  /** A checkpoint came, for whatever reason. */
  opened(): void;
}

/** @param sinceMs when the page was let in: it begins with a checkpoint by itself */
export function askForCheckpoints(
  bounds: Bounds,
  ask: (why: NeedWhy) => void,
  sinceMs: number,
): Asking {
  const everyMs = bounds.checkpointEveryMs;
  const rate = tokenBucket(bounds.checkpointsBurst, 1_000 / everyMs, sinceMs);
  let wanted: NeedWhy | null = null;
  let askedAtMs = sinceMs;

  function again(nowMs: number): void {
    // The one that is on its way serves this too.
    if (wanted === null || nowMs - askedAtMs < everyMs || !rate.take(nowMs)) return;
    askedAtMs = nowMs;
    ask(wanted);
  }

  return {
    want(why, nowMs) {
      wanted ??= why;
      again(nowMs);
    },
    again,
    opened() {
      wanted = null;
      askedAtMs = Number.NEGATIVE_INFINITY;
    },
  };
}
