// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Signal } from '../../../../shared/protocol/messages/session.ts';
import { startObserving } from '../../../../visitor/observe/observers.ts';
import { openStorage } from '../browser.ts';
import { setVisibility } from './stand.ts';

beforeEach(() => {
  vi.useFakeTimers();
  history.replaceState({}, '', '/');
  document.title = 'Shop';
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  document.documentElement.removeAttribute('data-toonbank-observe');
  document.head.innerHTML = '';
});

/** The test's window knows no PageTransitionEvent with its field. */
function transition(type: 'pagehide' | 'pageshow', persisted: boolean): Event {
  return Object.assign(new Event(type), { persisted });
}

function observe() {
  const signals: Signal[] = [];
  const observing = startObserving(openStorage().keep(), (signal) => signals.push(signal));
  vi.advanceTimersByTime(50);
  return { observing, signals, types: () => signals.map(({ type }) => type) };
}

describe('pages', () => {
  it('[VS6] a page is viewed when loaded and again when the shop navigates in place', () => {
    const { signals, observing } = observe();
    history.pushState({}, '', '/checkout?step=1');
    vi.advanceTimersByTime(10);
    document.title = 'Checkout';
    vi.advanceTimersByTime(50);
    expect(signals).toMatchObject([
      { type: 'page.viewed', title: 'Shop' },
      { type: 'page.left', visibleMs: 50 },
      { type: 'page.viewed', title: 'Checkout', pageType: 'checkout', referrer: 'internal' },
    ]);
    observing.stop();
  });

  it('[VS6] an anchor, or the same address again, is no other page', () => {
    const { types, observing } = observe();
    history.pushState({}, '', '/#sizes');
    history.replaceState({ scroll: 3 }, '', '/');
    vi.advanceTimersByTime(100);
    expect(types()).toEqual(['page.viewed']);
    observing.stop();
  });

  it('[VS6] time out of sight does not count as time on the page', () => {
    const { signals, observing } = observe();
    setVisibility('hidden');
    vi.advanceTimersByTime(60_000);
    setVisibility('visible');
    vi.advanceTimersByTime(450);
    dispatchEvent(transition('pagehide', true));
    expect(signals.at(-1)).toMatchObject({ type: 'page.left', visibleMs: 500 });
    observing.stop();
  });

  it('[VS6] a page back from the back/forward cache is viewed again', () => {
    const { types, observing } = observe();
    dispatchEvent(transition('pagehide', true));
    dispatchEvent(transition('pageshow', true));
    vi.advanceTimersByTime(50);
    expect(types()).toEqual(['page.viewed', 'page.left', 'page.viewed']);
    observing.stop();
  });

  it('[VS5] schema.org names the product where no data layer does', () => {
    document.head.innerHTML = `<script type="application/ld+json">${JSON.stringify({
      '@type': 'Product',
      sku: 'b1',
      name: 'Vera',
      offers: { price: '189.95', priceCurrency: 'EUR' },
    })}</script>`;
    history.replaceState({}, '', '/vera');
    const { signals, observing } = observe();
    vi.advanceTimersByTime(1_500);
    expect(signals).toMatchObject([
      { type: 'page.viewed', pageType: 'product' },
      { type: 'product.viewed', product: { product: 'b1', name: 'Vera', priceMinor: 18_995 } },
    ]);
    observing.stop();
  });

  it('[PV1] a page the shop keeps to itself is not observed', () => {
    document.documentElement.setAttribute('data-toonbank-observe', 'off');
    const { signals, observing } = observe();
    dispatchEvent(transition('pagehide', false));
    expect(signals).toEqual([]);
    observing.stop();
  });

  it('[PV1] stopping says nothing more and gives history back', () => {
    const push = history.pushState;
    const { types, observing } = observe();
    observing.stop();
    history.pushState({}, '', '/elsewhere');
    vi.advanceTimersByTime(5_000);
    expect(types()).toEqual(['page.viewed']);
    expect(history.pushState).toBe(push);
  });
});
