// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { observeDataLayer } from '../../../../visitor/observe/data-layer.ts';
import { openStorage } from '../browser.ts';
import { stand } from './stand.ts';

const ITEM = { item_id: 'b1', item_name: 'Vera', price: 189.95, quantity: 1 };
const VIEW = { event: 'view_item', ecommerce: { items: [ITEM] } };

function setLayer(layer: unknown): void {
  Object.assign(window, { dataLayer: layer });
}
const layerNow = (): unknown[] => Reflect.get(window, 'dataLayer');

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  Reflect.deleteProperty(window, 'dataLayer');
});

function observe() {
  const tab = openStorage();
  const stood = stand((stage) => observeDataLayer(stage, tab.keep()));
  return { ...stood, types: () => stood.signals.map(({ type }) => type) };
}

describe('data layer', () => {
  it('[VS3] what was pushed before and after is noted once each, in order', () => {
    setLayer([{ event: 'gtm.js' }, VIEW]);
    const { types } = observe();
    layerNow().push({ ecommerce: null }, { event: 'add_to_cart', ecommerce: { items: [ITEM] } });
    vi.advanceTimersByTime(5_000);
    expect(types()).toEqual(['page.viewed', 'product.viewed', 'basket.changed']);
  });

  it('[VS3] every GA4 ecommerce event becomes its signal', () => {
    setLayer([]);
    const { types } = observe();
    const ecommerce = { value: 189.95, currency: 'EUR', items: [ITEM], transaction_id: 'T' };
    for (const event of [
      'view_item',
      'view_item_list',
      'add_to_cart',
      'remove_from_cart',
      'view_cart',
      'begin_checkout',
      'add_shipping_info',
      'add_payment_info',
      'purchase',
      'refund',
    ])
      layerNow().push({ event, ecommerce });
    expect(types().slice(1)).toEqual([
      'product.viewed',
      'list.viewed',
      'basket.changed',
      'basket.changed',
      'basket.changed',
      'checkout.stepped',
      'checkout.stepped',
      'checkout.stepped',
      'order.claimed',
      'refund.claimed',
    ]);
  });

  it('[VS3] a gtag call is read as well', () => {
    setLayer([]);
    const { types } = observe();
    const gtag = (...call: unknown[]) =>
      layerNow().push(Object.assign({}, call, { length: call.length }));
    gtag('js', new Date(0));
    gtag('event', 'view_item', { items: [ITEM] });
    expect(types()).toEqual(['page.viewed', 'product.viewed']);
  });

  it('[VS3] the page’s own push is called with the same, and its answer and its throw come back', () => {
    const seen: unknown[][] = [];
    const layer: unknown[] = [];
    layer.push = (...pushes) => {
      seen.push(pushes);
      if (pushes[0] === 'boom') throw new Error('of the page');
      return 42;
    };
    setLayer(layer);
    const { types, stop } = observe();
    expect(layer.push(VIEW, 'x')).toBe(42);
    expect(() => layer.push('boom')).toThrow('of the page');
    expect(seen).toEqual([[VIEW, 'x'], ['boom']]);
    expect(types()).toContain('product.viewed');
    stop();
    layer.push(structuredClone(VIEW));
    expect(types().filter((type) => type === 'product.viewed')).toHaveLength(1);
  });

  it('[VS3] letting go gives the page its own push back, or leaves a later listener in place', () => {
    const layer: unknown[] = [];
    setLayer(layer);
    observe().stop();
    expect(Object.hasOwn(layer, 'push')).toBe(false);
    const { stop, types } = observe();
    const ours = layer.push;
    layer.push = (...pushes) => ours.apply(layer, pushes);
    stop();
    expect(layer.push(VIEW)).toBe(1);
    expect(types()).toEqual([]);
  });

  it.each([
    ['another array in its place', () => setLayer([VIEW])],
    ['no data layer at first', () => setLayer([VIEW])],
  ])('[VS3] %s is found within a second', (_, change) => {
    setLayer(_ === 'no data layer at first' ? undefined : []);
    const { types } = observe();
    change();
    vi.advanceTimersByTime(1_000);
    expect(types()).toEqual(['page.viewed', 'product.viewed']);
  });

  it('[VS1] a layer whose push cannot be replaced is looked at instead', () => {
    const layer: unknown[] = [];
    Object.defineProperty(layer, 'push', { value: Array.prototype.push, writable: false });
    setLayer(layer);
    const { types } = observe();
    layer.push(VIEW);
    vi.advanceTimersByTime(1_000);
    expect(types()).toEqual(['page.viewed', 'product.viewed']);
  });

  it.each([
    ['a number', 7],
    ['a frozen list', Object.freeze([VIEW])],
    [
      'an object with a trap',
      [
        Object.defineProperty({}, 'event', {
          get: () => {
            throw new Error('trap');
          },
        }),
      ],
    ],
  ])('[VS1] %s as data layer does no harm', (_, layer) => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    setLayer(layer);
    expect(() => observe()).not.toThrow();
    expect(() => Array.isArray(layer) && !Object.isFrozen(layer) && layer.push({})).not.toThrow();
  });
});
