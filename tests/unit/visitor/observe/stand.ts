import { vi } from 'vitest';
import type { PageType, Signal } from '../../../../shared/protocol/messages/session.ts';
import { openPages } from '../../../../visitor/observe/pages.ts';
import { type Observer, startObserver } from '../../../../visitor/observe/stage.ts';

/** One observer on a page of this type, and what it notes. */
export function stand(observer: Observer, pageType: PageType = 'product') {
  const signals: Signal[] = [];
  const pages = openPages(
    (signal) => signals.push(signal),
    () => false,
  );
  const show = (page: string, type: PageType = pageType): void =>
    pages.show(
      {
        page,
        shownAtMs: performance.now(),
        pageType: type,
        productNames: new Set(),
        noticed: new Set(),
      },
      () => ({ type: 'page.viewed', page, url: '', title: '', pageType: type, referrer: 'direct' }),
    );
  show('page-1');
  const stop = startObserver('test', observer, pages);
  return {
    pages,
    show,
    stop,
    signals,
    hesitations: () =>
      signals.flatMap((signal) =>
        signal.type === 'hesitation.noticed' ? [signal.hesitation] : [],
      ),
  };
}

export function setVisibility(state: 'visible' | 'hidden'): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange'));
}
