import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withLines } from '../../../../visitor/observe/basket.ts';
import { readGa4 } from '../../../../visitor/observe/ga4.ts';
import { minorOf } from '../../../../visitor/observe/money.ts';

const ITEM = {
  item_id: 'b1',
  item_name: 'Vera',
  item_category: 'Boots',
  item_variant: '39',
  price: 189.95,
  quantity: 2,
};
const PRODUCT = {
  product: 'b1',
  name: 'Vera',
  category: 'Boots',
  variant: '39',
  priceMinor: 18_995,
};
const LINE = { ...PRODUCT, quantity: 2 };
const BASKET = { lines: [LINE], valueMinor: 37_990, currency: 'EUR' };
const ALL = {
  currency: 'EUR',
  value: 379.9,
  items: [ITEM],
  transaction_id: 'T-1',
  item_list_name: 'Women',
};

const EXPECTED = [
  ['view_item', { kind: 'product', product: PRODUCT }],
  ['view_item_list', { kind: 'list', name: 'Women' }],
  ['add_to_cart', { kind: 'more', lines: [LINE], currency: 'EUR' }],
  ['remove_from_cart', { kind: 'less', lines: [LINE], currency: 'EUR' }],
  ['view_cart', { kind: 'basket', basket: BASKET }],
  ['begin_checkout', { kind: 'checkout', step: 'begun', basket: BASKET }],
  ['add_shipping_info', { kind: 'checkout', step: 'shipping', basket: BASKET }],
  ['add_payment_info', { kind: 'checkout', step: 'payment', basket: BASKET }],
  ['purchase', { kind: 'order', order: 'T-1', valueMinor: 37_990, currency: 'EUR' }],
  ['refund', { kind: 'refund', order: 'T-1', valueMinor: 37_990, currency: 'EUR' }],
] as const;

describe('GA4 events', () => {
  it.each(EXPECTED)(
    '[VS3] %s is read the same pushed for Tag Manager or sent by gtag',
    (event, act) => {
      expect(readGa4({ event, ecommerce: ALL })).toEqual({ event, act });
      expect(readGa4({ 0: 'event', 1: event, 2: ALL, length: 3 })).toEqual({ event, act });
    },
  );

  it.each([
    null,
    7,
    'x',
    [],
    {},
    { ecommerce: null },
    { event: 'view_item' },
    { event: 'purchase', ecommerce: {} },
    { 0: 'config', 1: 'G-1' },
  ])('[VS3] %j says nothing', (push) => {
    expect(readGa4(push)?.act ?? null).toBeNull();
  });

  it('[VS1] whatever a page pushes is read without failing', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...EXPECTED.map(([event]) => event)),
        fc.anything(),
        fc.anything(),
        (event, ecommerce, items) => {
          readGa4({ event, ecommerce });
          readGa4({ event, ecommerce: { items, value: items, currency: ecommerce } });
        },
      ),
    );
  });

  it('[VS3] adding and taking away leaves what is in the basket', () => {
    const one = withLines(null, [LINE], 'EUR', 1);
    const two = withLines(one, [{ ...LINE, variant: '40', quantity: 1 }], 'EUR', 1);
    const left = withLines(two, [LINE], 'EUR', -1);
    expect(one).toEqual(BASKET);
    expect(two.valueMinor).toBe(56_985);
    expect(left.lines.map(({ variant, quantity }) => [variant, quantity])).toEqual([['40', 1]]);
  });

  it.each([
    [59.95, 'EUR', 5_995],
    [19.99, 'EUR', 1_999],
    [1_000, 'JPY', 1_000],
    [1e12, 'EUR', null],
  ])('[VS3] %d %s is %d in minor units', (amount, currency, minor) => {
    expect(minorOf(amount, currency)).toBe(minor);
  });
});
