import { createHash } from 'node:crypto';
import { priceOf } from '../catalogue/catalogue.ts';
import type { CodeCalls } from '../codes/calls.ts';
import type { EngineStep, EngineTerms } from '../engine/engine.ts';
import type { Reply } from '../http/reply.ts';
import type { ShopRequest } from '../http/shop-request.ts';
import { href } from '../pages/page.ts';
import { subtotalMinor } from '../shop/basket.ts';
import { answerCoupon, enteredCode, offMinor, refusalOf } from '../shop/coupon.ts';
import { shippingById } from '../shop/shipping.ts';
import type { Shopper } from '../shop/shopper.ts';

export type CouponTerms = EngineTerms & { readonly calls: CodeCalls };

/** Before the route: a code is entered, taken out, or used in an order. */
export function beforeRoute(terms: CouponTerms): Promise<EngineStep> | EngineStep {
  const { request, view } = terms;
  if (request.method !== 'POST') return { view };
  const act = request.form.get('act');
  if (view.path === '/checkout/payment' && act === 'coupon') return enter(terms);
  if (view.path === '/checkout/payment' && act === 'coupon-remove') return takeOut(terms);
  if (view.path === '/checkout/order') return use(terms);
  return { view };
}

/** After the route: an order that was placed is told; a basket that was emptied lets go of its code. */
export async function afterRoute(
  { request, view, calls }: CouponTerms,
  reply: Reply,
): Promise<Reply> {
  const shopper = reply.kind === 'page' ? undefined : reply.shopper;
  if (shopper === undefined || reply.kind === 'page') return reply;
  const basket = basketId(request);
  const { order } = shopper;
  if (order !== undefined && order !== view.shopper.order) {
    const codes = order.coupon === undefined ? [] : [order.coupon];
    const totalMinor = order.totalMinor;
    await calls.tellOrder({ order: order.id, basket, state: 'paid', codes, totalMinor });
    return reply;
  }
  if (shopper.coupon === undefined || shopper.basket.length > 0) return reply;
  await calls.release({ code: shopper.coupon.code, basket });
  return { ...reply, shopper: withoutCoupon(shopper) };
}

async function enter({ request, view, calls }: CouponTerms): Promise<EngineStep> {
  const code = enteredCode(request.form.get('coupon') ?? '');
  const { shopper } = view;
  const chosen = request.form.get('payment') ?? '';
  if (code === '') return { view: { ...view, coupon: answerCoupon('') } };
  const asked = { code, basket: basketId(request), basketMinor: goodsOf(shopper) };
  const answer = await calls.apply(asked);
  if (answer.kind === 'refused') {
    const why = refusalOf(answer.refusal);
    return { view: { ...view, coupon: { kind: 'refused', code, why } } };
  }
  const { kind, percent, mostMinor, basketFromMinor } = answer.value;
  const coupon = { code: answer.value.code, kind, percent, mostMinor, basketFromMinor };
  const next = {
    ...withoutCoupon(shopper),
    coupon,
    ...(chosen === '' ? {} : { paymentId: chosen }),
  };
  return { reply: { kind: 'redirect', to: href(view, '/checkout/payment'), shopper: next } };
}

async function takeOut({ request, view, calls }: CouponTerms): Promise<EngineStep> {
  const { shopper } = view;
  const { coupon } = shopper;
  if (coupon !== undefined) await calls.release({ code: coupon.code, basket: basketId(request) });
  const to = href(view, '/checkout/payment');
  return { reply: { kind: 'redirect', to, shopper: withoutCoupon(shopper) } };
}

/** The order is placed only when its code could be used: a shopper sees the price they agreed to. */
async function use({ request, view, orderId, calls, losesCode }: CouponTerms): Promise<EngineStep> {
  const { shopper } = view;
  const { coupon } = shopper;
  if (coupon === undefined) return { view };
  const basket = basketId(request);
  const goodsMinor = goodsOf(shopper);
  const shippingMinor = shippingById(shopper.shippingId)?.costMinor ?? 0;
  const takenMinor = offMinor(coupon, goodsMinor, shippingMinor);
  if (losesCode()) return { view: { ...view, shopper: withoutCoupon(shopper) } };
  if (takenMinor === 0) {
    await calls.release({ code: coupon.code, basket });
    return { view: { ...view, shopper: withoutCoupon(shopper) } };
  }
  const answer = await calls.redeem({
    code: coupon.code,
    basket,
    basketMinor: goodsMinor,
    order: orderId,
    takenMinor,
  });
  if (answer.kind === 'done') return { view };
  const couponLost = coupon.code;
  const next = { ...withoutCoupon(shopper), couponLost };
  return { reply: { kind: 'redirect', to: href(view, '/checkout/payment'), shopper: next } };
}

function goodsOf({ basket }: Shopper): number {
  return subtotalMinor(basket, priceOf);
}

function withoutCoupon({ coupon: _, couponLost: __, ...shopper }: Shopper): Shopper {
  return shopper;
}

/** The basket's name at Toonbank: not the cookie itself, which opens it. */
function basketId({ shopperId = 'new' }: ShopRequest): string {
  return createHash('sha256').update(shopperId).digest('base64url').slice(0, 24);
}
