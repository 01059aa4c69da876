import type { UpViewer } from '../../shared/protocol/frame-sockets.ts';
import {
  COBROWSE_CHECKPOINT_EVERY_MS,
  COBROWSE_NEED_MAX_MS,
} from '../../shared/protocol/limits.ts';

export type NeedWhy = Extract<UpViewer, { readonly type: 'cobrowse.need' }>['why'];

/**
 * When a new picture may be asked for (SPEC VW3): at once the first time, then again while none comes, and
 * ever more rarely when each new one turns out wrong too. A picture costs the visitor's page time.
 */
export interface Resync {
  need(why: NeedWhy, nowMs: number): void;
  /** Time until it is to be asked; null when nothing is needed. */
  dueInMs(nowMs: number): number | null;
  /** Says why, once it has been asked. */
  asked(nowMs: number): NeedWhy | null;
  /** A new picture has begun: nothing is needed until it turns out wrong. */
  opened(nowMs: number): void;
}

export function newResync(): Resync {
  let wanted: NeedWhy | null = null;
  let notBefore = 0;
  let waitMs = COBROWSE_CHECKPOINT_EVERY_MS;
  let openedAt = 0;
  return {
    need(why, nowMs) {
      // The last one was right for longer than it was waited for: what is wrong now is something else.
      if (wanted === null && nowMs - openedAt > 2 * waitMs) waitMs = COBROWSE_CHECKPOINT_EVERY_MS;
      wanted ??= why;
    },
    dueInMs: (nowMs) => (wanted === null ? null : Math.max(0, notBefore - nowMs)),
    asked(nowMs) {
      notBefore = nowMs + waitMs;
      waitMs = Math.min(COBROWSE_NEED_MAX_MS, waitMs * 2);
      return wanted;
    },
    opened(nowMs) {
      wanted = null;
      openedAt = nowMs;
    },
  };
}
