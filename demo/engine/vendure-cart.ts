import { productById } from '../catalogue/catalogue.ts';
import type { Basket } from '../shop/basket.ts';
import type { CustomerDetails } from '../shop/details.ts';
import type { ShopSession } from './shop-api.ts';
import { skuOf } from './sku.ts';
import { ORDER, ORDER_SAID, type OrderSaid, orderIn, type VendureOrder } from './vendure-order.ts';

/** One shopper's order at a Vendure server, from the first pair until it is paid. */
export type VendureCart = {
  /** Makes its lines those of the basket. Null when there is nothing in it and never was. */
  fill(basket: Basket): Promise<VendureOrder | null>;
  send(details: CustomerDetails): Promise<VendureOrder>;
  ship(method: string): Promise<VendureOrder>;
  applyCode(couponCode: string): Promise<OrderSaid>;
  removeCode(couponCode: string): Promise<VendureOrder | null>;
  /** From here on its lines and codes stand; Vendure may drop a code in this step, and says nothing. */
  toPayment(): Promise<VendureOrder>;
  /** Back to a basket that can be changed. */
  reopen(): Promise<VendureOrder>;
  pay(method: string): Promise<OrderSaid>;
};

/** What an act is given: of which type, and what. */
type Given = Readonly<Record<string, readonly [type: string, value: unknown]>>;

/** @param variants Vendure's id of each size of each product, by what it is called in stock */
export function vendureCart(
  session: ShopSession,
  variants: ReadonlyMap<string, string>,
): VendureCart {
  function act<T = OrderSaid>(name: string, given: Given, asked = ORDER_SAID): Promise<T> {
    const entries = Object.entries(given);
    const types = entries.map(([key, [type]]) => `$${key}: ${type}`).join(', ');
    const passed = entries.map(([key]) => `${key}: $${key}`).join(', ');
    const values = Object.fromEntries(entries.map(([key, [, value]]) => [key, value]));
    return session.ask(name, `mutation (${types}) { ${name}(${passed}) { ${asked} } }`, values);
  }
  const done = (name: string, given: Given): Promise<VendureOrder> =>
    act(name, given).then(orderIn);
  const move = (state: string) => done('transitionOrderToState', { state: ['String!', state] });

  return {
    async fill(basket) {
      const active = `query { activeOrder { ${ORDER} } }`;
      let order = await session.ask<VendureOrder | null>('activeOrder', active);
      const wanted = quantities(basket);
      for (const { id, quantity, productVariant } of order?.lines ?? []) {
        const now = wanted.get(productVariant.sku) ?? 0;
        wanted.delete(productVariant.sku);
        if (now === quantity) continue;
        order = await done('adjustOrderLine', {
          orderLineId: ['ID!', id],
          quantity: ['Int!', now],
        });
      }
      for (const [sku, quantity] of wanted) {
        order = await done('addItemToOrder', {
          productVariantId: ['ID!', variants.get(sku)],
          quantity: ['Int!', quantity],
        });
      }
      return order;
    },
    async send({ email, firstName, lastName, street, houseNumber, city, postcode, country }) {
      const customer = { emailAddress: email, firstName, lastName };
      const address = {
        fullName: `${firstName} ${lastName}`,
        streetLine1: `${street} ${houseNumber}`,
        city,
        postalCode: postcode,
        countryCode: country,
      };
      await done('setCustomerForOrder', { input: ['CreateCustomerInput!', customer] });
      return done('setOrderShippingAddress', { input: ['CreateAddressInput!', address] });
    },
    async ship(method) {
      const methods = await session.ask<readonly { readonly id: string; readonly code: string }[]>(
        'eligibleShippingMethods',
        'query { eligibleShippingMethods { id code } }',
      );
      const id = methods.find(({ code }) => code === method)?.id;
      return done('setOrderShippingMethod', { shippingMethodId: ['[ID!]!', [id]] });
    },
    applyCode: (couponCode) => act('applyCouponCode', { couponCode: ['String!', couponCode] }),
    removeCode: (couponCode) =>
      act('removeCouponCode', { couponCode: ['String!', couponCode] }, ORDER),
    toPayment: () => move('ArrangingPayment'),
    reopen: () => move('AddingItems'),
    pay: (method) =>
      act('addPaymentToOrder', { input: ['PaymentInput!', { method, metadata: {} }] }),
  };
}

function quantities(basket: Basket): Map<string, number> {
  return new Map(
    basket.flatMap(({ productId, size, quantity }) => {
      const product = productById(productId);
      return product === undefined ? [] : [[skuOf(product, size), quantity] as const];
    }),
  );
}
