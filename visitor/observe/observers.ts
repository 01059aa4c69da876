import type { Signal } from '../../shared/protocol/messages/session.ts';
import type { Keep } from '../storage.ts';
import { observeCheckout } from './checkout.ts';
import { observeCouponField } from './coupon-field.ts';
import { observeDataLayer } from './data-layer.ts';
import { observeDwell } from './dwell.ts';
import { observeExitIntent } from './exit-intent.ts';
import { observeForms } from './form-abandoned.ts';
import { observeJsonLd } from './json-ld.ts';
import { pushesNow } from './layer.ts';
import { openPages, type Pages } from './pages.ts';
import { observePageviews } from './pageview.ts';
import { observePriceCopy } from './price-copy.ts';
import { observeRageClicks } from './rage-click.ts';
import { observeSearch } from './search.ts';
import { observeShippingCost } from './shipping-cost-view.ts';
import { type Observer, startObserver } from './stage.ts';
import { observeTabReturn } from './tab-return.ts';

export interface Observing {
  readonly pages: Pages;
  stop(): void;
}

/** All observers, each on its own. Pages come first, time spent on them last. */
export function startObserving(tabStore: Keep, send: (signal: Signal) => void): Observing {
  const pages = openPages(send, isExcluded);
  const observers: readonly (readonly [name: string, observer: Observer])[] = [
    ['pageviews', (stage) => observePageviews(stage, pushesNow)],
    ['the data layer', (stage) => observeDataLayer(stage, tabStore)],
    ['products', (stage) => observeJsonLd(stage, tabStore)],
    ['searches', (stage) => observeSearch(stage, tabStore)],
    ['checkout', (stage) => observeCheckout(stage, tabStore)],
    ['the coupon field', observeCouponField],
    ['exit intent', observeExitIntent],
    ['rage clicks', observeRageClicks],
    ['returns to the tab', observeTabReturn],
    ['copied prices', observePriceCopy],
    ['shipping costs', observeShippingCost],
    ['forms', observeForms],
    ['time on a page', observeDwell],
  ];
  const stops = observers.map(([name, observer]) => startObserver(name, observer, pages));
  return {
    pages,
    stop() {
      for (const stop of stops) stop();
    },
  };
}

/** `data-toonbank-observe="off"` on html or body: the shop keeps a page to itself. */
function isExcluded(): boolean {
  return [document.documentElement, document.body].some(
    (element) => element?.getAttribute('data-toonbank-observe') === 'off',
  );
}
