import { VIEWER_CATCH_UP_GAP_MS, VIEWER_CATCH_UP_MAX_MS } from '../../../shared/protocol/limits.ts';
import { withoutShortLived } from './short-lived.ts';

/** What comes at once to who joins late, as one picture (SPEC VW9). */
export interface CatchingUp {
  /** A new connection: what follows is what was kept. */
  begin(): void;
  /** A checkpoint opens: what is held is of the one before. */
  opened(): void;
  take(events: readonly unknown[]): void;
  close(): void;
}

export interface CatchingUpSide {
  apply(events: readonly unknown[]): void;
  /** Nobody looks: timers are slow, and nothing is saved. */
  isHidden(): boolean;
  /** Monotonic milliseconds. */
  now(): number;
}

export function newCatchingUp({ apply, isHidden, now }: CatchingUpSide): CatchingUp {
  let held: unknown[] | null = null;
  let untilMs = Number.POSITIVE_INFINITY;
  let gap: ReturnType<typeof setTimeout> | undefined;

  const end = (): void => {
    clearTimeout(gap);
    const events = held ?? [];
    held = null;
    if (events.length > 0) apply(withoutShortLived(events));
  };

  return {
    begin() {
      clearTimeout(gap);
      held = [];
      untilMs = Number.POSITIVE_INFINITY;
    },
    opened() {
      clearTimeout(gap);
      if (held !== null) held = [];
      untilMs = now() + VIEWER_CATCH_UP_MAX_MS;
    },
    take(events) {
      if (held === null) {
        apply(events);
        return;
      }
      for (const event of events) held.push(event);
      clearTimeout(gap);
      if (isHidden() || now() >= untilMs) end();
      else gap = setTimeout(end, VIEWER_CATCH_UP_GAP_MS);
    },
    close: () => clearTimeout(gap),
  };
}
