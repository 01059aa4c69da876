import { newId } from '../ids.ts';
import { cleanTitle, cleanUrl } from './clean.ts';
import { PAGE_SETTLES_MS } from './definitions.ts';
import { readGa4 } from './ga4.ts';
import { isAboutProduct } from './json-ld.ts';
import { isPageType, pageTypeOf } from './page-type.ts';
import { referrerOf } from './referrer.ts';
import type { Stage } from './stage.ts';

/**
 * A page is shown: loaded, navigated to within a single-page shop, or back from the back/forward cache.
 *
 * @param pushes what the data layer holds; older entries belong to earlier pages
 */
export function observePageviews(stage: Stage, pushes: () => readonly unknown[]): void {
  let address = '';
  let place = '';
  let pushesBefore = 0;
  let pages = 0;

  const show = (): void => {
    const from = pages === 0 ? document.referrer : address;
    const isInPage = pages > 0;
    pages += 1;
    address = location.href;
    place = placeOf(address);
    const since = pushesBefore;
    stage.pages.show(
      {
        page: newId(),
        shownAtMs: performance.now(),
        pageType: typeNow(pushes().slice(since)),
        productNames: new Set(),
        noticed: new Set(),
      },
      () => {
        const page = stage.page();
        const pageType = typeNow(pushes().slice(since));
        if (page !== null) page.pageType = pageType;
        return {
          type: 'page.viewed',
          page: page?.page ?? newId(),
          url: cleanUrl(address),
          title: cleanTitle(document.title),
          pageType,
          referrer: referrerOf(address, from, isInPage),
        };
      },
    );
    stage.after(PAGE_SETTLES_MS, stage.pages.tell);
  };

  const navigated = (): void => {
    if (placeOf(location.href) === place) return;
    stage.pages.leave();
    pushesBefore = pushes().length;
    show();
  };

  onNavigation(stage, navigated);
  stage.onWindow('pageshow', ({ persisted }) => {
    if (!persisted) return;
    pushesBefore = pushes().length;
    show();
  });
  stage.onWindow('pagehide', stage.pages.leave);
  show();
}

/** What makes another page: a hash does so only where it is a route. */
function placeOf(href: string): string {
  const [path = '', hash = ''] = href.split('#');
  return /^[!/]/.test(hash) ? `${path}#${hash}` : path;
}

function typeNow(pushes: readonly unknown[]): ReturnType<typeof pageTypeOf> {
  const hint =
    document.body?.getAttribute('data-toonbank-page') ??
    document.documentElement.getAttribute('data-toonbank-page');
  return pageTypeOf({
    hint: isPageType(hint) ? hint : null,
    path: location.pathname,
    events: pushes.flatMap((push) => readGa4(push)?.event ?? []),
    isAboutProduct: isAboutProduct(document),
  });
}

function onNavigation(stage: Stage, act: () => void): void {
  stage.onWindow('popstate', act);
  stage.onWindow('hashchange', act);
  if (typeof navigation === 'object' && navigation !== null) {
    const seen = stage.guard(act);
    navigation.addEventListener('currententrychange', seen);
    stage.onStop(() => navigation.removeEventListener('currententrychange', seen));
  } else {
    wrap('pushState', stage, act);
    wrap('replaceState', stage, act);
  }
}

// Older browsers tell nobody that a page navigated itself; the call is the only sign of it.
function wrap(method: 'pushState' | 'replaceState', stage: Stage, act: () => void): void {
  const original = history[method];
  const seen = stage.guard(act);
  const wrapped: History['pushState'] = (...given) => {
    original.apply(history, given);
    seen();
  };
  history[method] = wrapped;
  stage.onStop(() => {
    if (history[method] === wrapped) history[method] = original;
  });
}
