import { VIEWER_CATCH_UP_MAX_MS } from '../../../shared/protocol/limits.ts';
import { withoutShortLived } from './short-lived.ts';

/** What comes at once to who joins late, as one picture (SPEC VW9). */
export interface CatchingUp {
  /** A new connection: what follows is what was kept. The sidecar is asked for a sign of life now. */
  begin(): void;
  /** A checkpoint opens: what is held is of the one before. */
  opened(): void;
  /** Whether what is taken now waits for more: then what it adds need not be made yet (ComeAdds). */
  isHolding(): boolean;
  take(events: readonly unknown[]): void;
  /** The sidecar says whether a page is there: with its welcome, before what it kept, and when it was asked, behind it. */
  sourceTold(): void;
  close(): void;
}

export interface CatchingUpSide {
  apply(events: readonly unknown[]): void;
  /** Nobody looks: timers are slow, and nothing is saved. */
  isHidden(): boolean;
}

/** How often the sidecar has told it when all that it kept is here. */
const TOLD_BEHIND = 2;

export function newCatchingUp({ apply, isHidden }: CatchingUpSide): CatchingUp {
  let held: unknown[] | null = null;
  let told = 0;
  let late: ReturnType<typeof setTimeout> | undefined;

  const end = (): void => {
    clearTimeout(late);
    const events = held ?? [];
    held = null;
    if (events.length > 0) apply(withoutShortLived(events));
  };

  return {
    begin() {
      clearTimeout(late);
      held = [];
      told = 0;
    },
    opened() {
      if (held === null) return;
      clearTimeout(late);
      held = [];
      late = setTimeout(end, VIEWER_CATCH_UP_MAX_MS);
    },
    isHolding: () => held !== null,
    take(events) {
      if (held === null) {
        apply(events);
        return;
      }
      for (const event of events) held.push(event);
      if (isHidden()) end();
    },
    sourceTold() {
      told += 1;
      if (told >= TOLD_BEHIND && held !== null) end();
    },
    close: () => clearTimeout(late),
  };
}
