import { type Static, Type } from '@sinclair/typebox';
import { asEpochMs, type EpochMs } from '../../../shared/kernel/time.ts';
import { SHOP_ORDERS_MAX } from '../../../shared/protocol/limits.ts';
import type { ShopAnswer, ShopOrder } from '../../ports/shop.ts';
import { unknown } from './ask.ts';
import type { VendureAdmin } from './vendure-admin.ts';

const ORDERS = `query Orders($options: OrderListOptions) {
  orders(options: $options) {
    items {
      code state couponCodes totalWithTax currencyCode updatedAt
      promotions { id couponCode }
      discounts { adjustmentSource amountWithTax }
    }
  }
}`;

const Order = Type.Object({
  code: Type.String({ minLength: 1 }),
  state: Type.String(),
  couponCodes: Type.Array(Type.String()),
  totalWithTax: Type.Integer(),
  currencyCode: Type.String(),
  updatedAt: Type.String(),
  promotions: Type.Array(
    Type.Object({
      id: Type.Union([Type.String(), Type.Integer()]),
      couponCode: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
  discounts: Type.Array(
    Type.Object({ adjustmentSource: Type.String(), amountWithTax: Type.Integer() }),
  ),
});
const Orders = Type.Object({
  orders: Type.Object({ items: Type.Array(Order, { maxItems: SHOP_ORDERS_MAX }) }),
});

// Vendure's own states; whatever a shop adds to them counts as open.
const PAID = new Set([
  'PaymentAuthorized',
  'PaymentSettled',
  'PartiallyShipped',
  'Shipped',
  'PartiallyDelivered',
  'Delivered',
  'Modifying',
  'ArrangingAdditionalPayment',
]);

/** Orders that changed, with what each code took off: the order is read, never a promotion's counter. */
export async function vendureOrdersSince(
  admin: VendureAdmin,
  since: EpochMs,
  signal: AbortSignal,
): Promise<ShopAnswer<readonly ShopOrder[]>> {
  // "After" leaves the moment itself out.
  const after = new Date(since - 1).toISOString();
  const options = {
    take: SHOP_ORDERS_MAX,
    // Databases that keep whole seconds have several orders of one moment.
    sort: { updatedAt: 'ASC', id: 'ASC' },
    filter: { updatedAt: { after } },
  };
  const answer = await admin.ask(ORDERS, { options }, Orders, signal);
  if (answer.kind !== 'done') return answer;
  const orders = answer.value.orders.items.flatMap(orderIn);
  if (orders.length < answer.value.orders.items.length) {
    return unknown('Vendure told an order without a moment.');
  }
  return { kind: 'done', value: orders };
}

function orderIn(order: Static<typeof Order>): readonly ShopOrder[] {
  const at = Date.parse(order.updatedAt);
  if (!Number.isFinite(at) || at < 0) return [];
  const state = PAID.has(order.state) ? 'paid' : order.state === 'Cancelled' ? 'cancelled' : 'open';
  const taken = takenIn(order);
  const codes = order.couponCodes.map((code) => code.toUpperCase());
  return [
    {
      order: order.code,
      state,
      // A code whose condition is not met stays on the order, takes off nothing and is not used up.
      codes: state === 'paid' ? codes.filter((code) => code in taken) : codes,
      totalMinor: order.totalWithTax,
      currency: order.currencyCode,
      taken,
      changedAt: asEpochMs(at),
    },
  ];
}

function takenIn({ promotions, discounts }: Static<typeof Order>): ShopOrder['taken'] {
  const taken: Record<string, number> = {};
  for (const { id, couponCode } of promotions) {
    if (couponCode === null || couponCode === '') continue;
    const own = discounts.filter((each) => each.adjustmentSource === `PROMOTION:${id}`);
    taken[couponCode.toUpperCase()] = 0 - own.reduce((sum, each) => sum + each.amountWithTax, 0);
  }
  return taken;
}
