import { describe, expect, it } from 'vitest';
import { NEW_SHOPPER, type Shopper } from '../../../demo/shop/shopper.ts';
import { document, get, post, shopperAfter } from './ask.ts';
import { SHOPPER_WITH_BOOTS } from './shop-view.ts';

const BOOTS: Shopper = { ...NEW_SHOPPER, basket: SHOPPER_WITH_BOOTS.basket };

function pushesOn(
  markup: string,
): readonly { event: string; ecommerce: Record<string, unknown> }[] {
  const [, block] = /<script type="application\/json" id="ga4">(.*?)<\/script>/.exec(markup) ?? [];
  const { once, page } = JSON.parse(block ?? '{}');
  return [...once, ...page];
}

const FULL_PRODUCT = {
  item_id: 'VD-W-101',
  item_name: 'Sanne',
  item_category: "Women's boots",
  item_variant: expect.stringContaining('cognac'),
  price: 310,
  quantity: 1,
};

describe('data layer', () => {
  it.each([
    ['/product/sanne', 'view_item'],
    ['/basket', 'view_cart'],
    ['/checkout/details', 'begin_checkout'],
  ])('[DM3] %s reports %s with currency, value and products', (path, event) => {
    expect(pushesOn(document(path, 'nl', BOOTS))).toEqual([
      {
        event,
        ecommerce: { currency: 'EUR', value: 310, items: [expect.objectContaining(FULL_PRODUCT)] },
      },
    ]);
  });

  it('[DM3] a list reports each product with its place', () => {
    const [push] = pushesOn(document('/women', 'en'));
    expect(push?.event).toBe('view_item_list');
    expect(push?.ecommerce).toMatchObject({
      item_list_id: 'women',
      item_list_name: "Women's boots",
    });
    expect(push?.ecommerce.items).toHaveLength(7);
  });

  it.each([
    ['/basket/add', { product: 'sanne', size: '39' }, NEW_SHOPPER, 'add_to_cart'],
    ['/basket/change', { product: 'sanne', size: '39', act: 'remove' }, BOOTS, 'remove_from_cart'],
    ['/basket/change', { product: 'sanne', size: '39', act: 'more' }, BOOTS, 'add_to_cart'],
    ['/checkout/shipping', { shipping: 'standard' }, SHOPPER_WITH_BOOTS, 'add_shipping_info'],
    ['/checkout/payment', { payment: 'ideal' }, SHOPPER_WITH_BOOTS, 'add_payment_info'],
  ])('[DM3] posting to %s reports what happened (%o)', (path, form, shopper, event) => {
    expect(shopperAfter(post(path, form, shopper)).pending).toEqual([
      { event, ecommerce: expect.objectContaining({ currency: 'EUR', value: 310 }) },
    ]);
  });

  it('[DM3] an order reports the purchase once, with its id, shipping and tax, and empties the basket', () => {
    const after = shopperAfter(post('/checkout/order', {}, SHOPPER_WITH_BOOTS));
    expect(after.basket).toEqual([]);
    // 21 % inside 316.95: 316.95 × 21 / 121 = 55.0078…
    expect(after.pending).toEqual([
      {
        event: 'purchase',
        ecommerce: {
          transaction_id: 'VD-200002',
          currency: 'EUR',
          value: 310,
          shipping: 6.95,
          tax: 55.01,
          items: [expect.objectContaining({ ...FULL_PRODUCT, item_variant: 'cognac / 39' })],
        },
      },
    ]);
    expect(post('/checkout/order', {}, after)).toEqual({ kind: 'redirect', to: '/nl/basket' });
  });
});

describe('checkout', () => {
  it('[DM7] a step ahead of what was filled in leads back to the first that is open', () => {
    expect(get('/checkout/overview', 'nl', BOOTS)).toEqual({
      kind: 'redirect',
      to: '/nl/checkout/details',
    });
    expect(get('/checkout/details', 'en', NEW_SHOPPER)).toEqual({
      kind: 'redirect',
      to: '/en/basket',
    });
  });

  it('[DM7] wrong details are named in words beside their field', () => {
    const reply = post(
      '/checkout/details',
      { email: 'eva', country: 'BE', postcode: '3512 JE' },
      BOOTS,
    );
    expect(reply).toMatchObject({ kind: 'page', page: { id: 'checkout-details', status: 422 } });
    const markup = reply.kind === 'page' ? reply.page.main.markup : '';
    for (const field of ['email', 'firstName', 'postcode', 'street'])
      expect(markup).toContain(`id="${field}-error"`);
    expect(markup).not.toContain('id="phone-error"');
  });

  it('[DM7] an unknown code is refused in words, escaped, and the chosen payment stays', () => {
    const form = { act: 'coupon', coupon: '<b>herfst', payment: 'card' };
    const reply = post('/checkout/payment', form, SHOPPER_WITH_BOOTS);
    const markup = reply.kind === 'page' ? reply.page.main.markup : '';
    expect(markup).toContain('De code &lt;B&gt;HERFST kennen we niet.');
    expect(markup).toMatch(/value="card" checked/);
  });

  it('[DM7] shipping cost and coupon field are marked for Toonbank', () => {
    expect(document('/checkout/shipping', 'nl', SHOPPER_WITH_BOOTS)).toContain(
      'data-toonbank="shipping-cost"',
    );
    expect(document('/checkout/payment', 'nl', SHOPPER_WITH_BOOTS)).toContain(
      'data-toonbank="coupon"',
    );
  });

  it('[DM7] a size that is sold out or was not chosen does not reach the basket', () => {
    for (const size of ['36', '', '99'])
      expect(post('/basket/add', { product: 'sanne', size })).toMatchObject({
        kind: 'page',
        page: { id: 'product', status: 422 },
      });
  });
});
