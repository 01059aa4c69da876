import type { PageType } from '../../shared/protocol/messages/session.ts';
import { TAB_RETURN_AFTER_MS } from './definitions.ts';
import type { Stage } from './stage.ts';

const WHERE: ReadonlySet<PageType> = new Set(['product', 'basket', 'checkout']);

/** tab-return: away to look elsewhere, and back where it matters. */
export function observeTabReturn(stage: Stage): void {
  let hiddenAtMs: number | null = null;
  stage.onDocument('visibilitychange', () => {
    if (document.visibilityState === 'hidden') {
      hiddenAtMs = performance.now();
      return;
    }
    const awayMs = hiddenAtMs === null ? 0 : performance.now() - hiddenAtMs;
    hiddenAtMs = null;
    const shown = stage.page();
    if (shown !== null && awayMs >= TAB_RETURN_AFTER_MS && WHERE.has(shown.pageType))
      stage.hesitation('tab-return');
  });
}
