import { guarded } from './guard.ts';
import { SEEN_KEY } from './widget/place-keys.ts';
import { HIDDEN_MAX_MS } from './wire/definitions.ts';

export interface VisibilityActs {
  seen(): void;
  /** Perhaps for good: phones end hidden pages without another word. */
  hidden(): void;
  hiddenLong(): void;
  /** Left, or kept in the back/forward cache. */
  gone(): void;
  /** From the back/forward cache. */
  back(): void;
  seenElsewhere(): void;
}

/** Whether somebody looks at this page. */
export function followVisibility(acts: VisibilityActs): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener(
    'visibilitychange',
    guarded('visibility', () => {
      clearTimeout(timer);
      if (document.visibilityState === 'visible') return acts.seen();
      timer = setTimeout(guarded('visibility', acts.hiddenLong), HIDDEN_MAX_MS);
      acts.hidden();
    }),
  );
  // Not in the capture phase: the observers have noted the page's end by now.
  addEventListener('pagehide', guarded('visibility', acts.gone));
  addEventListener(
    'pageshow',
    guarded('visibility', ({ persisted }: PageTransitionEvent) => {
      if (persisted) acts.back();
    }),
  );
  addEventListener(
    'storage',
    guarded('visibility', ({ key }: StorageEvent) => {
      if (key === SEEN_KEY) acts.seenElsewhere();
    }),
  );
}
