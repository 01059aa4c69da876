import type { ShopEngine } from '../../ports/shop.ts';

/** A shop whose server asks us at checkout: a code exists as soon as we have written it down. */
export function asksUsShop(): ShopEngine {
  return {
    asksUs: true,
    make: async ({ text }) => ({ kind: 'done', value: { shopRef: text } }),
    revoke: async () => ({ kind: 'done', value: null }),
    // It tells its orders itself (POST /v1/orders).
    ordersSince: async () => ({ kind: 'done', value: [] }),
  };
}
