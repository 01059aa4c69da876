import type { Coupon } from '../shop/coupon.ts';

/** An order as Vendure tells it, also one that is still a basket. */
export type VendureOrder = {
  readonly __typename: 'Order';
  readonly code: string;
  readonly state: string;
  readonly couponCodes: readonly string[];
  readonly lines: readonly {
    readonly id: string;
    readonly quantity: number;
    readonly productVariant: { readonly sku: string };
  }[];
  readonly discounts: readonly { readonly amountWithTax: number }[];
};

/** The order after an act, or Vendure's word for why not. */
export type OrderSaid =
  | VendureOrder
  | { readonly __typename: 'Refused'; readonly errorCode: string };

/** What is asked of an order. */
export const ORDER = `
  __typename code state couponCodes
  lines { id quantity productVariant { sku } }
  discounts { amountWithTax }
`;

/** What is asked of an answer that is an order or a no. */
export const ORDER_SAID = `__typename ... on Order { ${ORDER} } ... on ErrorResult { errorCode }`;

export function isOrder(said: OrderSaid): said is VendureOrder {
  return said.__typename === 'Order';
}

/** The order; anything else is a failure of this shop. */
export function orderIn(said: OrderSaid): VendureOrder {
  if (isOrder(said)) return said;
  throw new Error(`Vendure refuses with ${said.errorCode}`);
}

/** The code it holds, for what Vendure takes off; undefined when it holds none. */
export function couponIn({ couponCodes, discounts }: VendureOrder): Coupon | undefined {
  const code = couponCodes.at(-1);
  if (code === undefined) return undefined;
  const mostMinor = 0 - discounts.reduce((sum, { amountWithTax }) => sum + amountWithTax, 0);
  return { code, kind: 'amount', percent: null, mostMinor, basketFromMinor: null };
}
