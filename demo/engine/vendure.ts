import type { Reply } from '../http/reply.ts';
import { href, type View } from '../pages/page.ts';
import { answerCoupon, type CouponRefusal, enteredCode } from '../shop/coupon.ts';
import { isReachable, type Shopper } from '../shop/shopper.ts';
import type { Engine, EngineStep, EngineTerms } from './engine.ts';
import { openSession } from './shop-api.ts';
import { type VendureCart, vendureCart } from './vendure-cart.ts';
import { couponIn, isOrder, type OrderSaid, orderIn, type VendureOrder } from './vendure-order.ts';
import { vendureStock } from './vendure-stock.ts';

/**
 * A Vendure server behind the pages: it counts what a basket comes to, takes codes and keeps orders. Rejects when it
 * does not answer, or does not sell what the pages show.
 *
 * @param url of its Shop API
 */
export async function vendureEngine(url: string): Promise<Engine> {
  const stock = await vendureStock(url);

  function cartOf({ engineSession }: Shopper) {
    const session = openSession(url, engineSession ?? null);
    return { session, cart: vendureCart(session, stock) };
  }

  return {
    before(terms) {
      const { request, view } = terms;
      if (request.method !== 'POST') return { view };
      const { cart } = cartOf(view.shopper);
      const act = request.form.get('act');
      if (view.path === '/checkout/payment' && act === 'coupon') return enter(terms, cart);
      if (view.path === '/checkout/payment' && act === 'coupon-remove') return takeOut(view, cart);
      if (view.path === '/checkout/order') return place(terms, cart);
      return { view };
    },
    async after({ request, view }, reply) {
      const shopper = reply.kind === 'page' ? undefined : reply.shopper;
      if (request.method !== 'POST' || shopper === undefined || reply.kind === 'page') return reply;
      const { session, cart } = cartOf(shopper);
      const order = await keep(view.path, shopper, cart);
      const engineSession = session.token();
      if (order === null || engineSession === null) return reply;
      return { ...reply, shopper: { ...withOrder(shopper, order), engineSession } };
    },
  };
}

/** What the shopper did is done at Vendure too; null when it is nothing to Vendure. */
async function keep(
  path: string,
  shopper: Shopper,
  cart: VendureCart,
): Promise<VendureOrder | null> {
  switch (path) {
    case '/basket/add':
    case '/basket/change':
      return cart.fill(shopper.basket);
    case '/checkout/details':
      return cart.send(shopper.details);
    case '/checkout/shipping':
      return shopper.shippingId === undefined ? null : cart.ship(shopper.shippingId);
    default:
      return null;
  }
}

async function enter({ request, view }: EngineTerms, cart: VendureCart): Promise<EngineStep> {
  const code = enteredCode(request.form.get('coupon') ?? '');
  const paymentId = request.form.get('payment') ?? '';
  if (code === '') return { view: { ...view, coupon: answerCoupon('') } };
  const said = await cart.applyCode(code);
  if (!isOrder(said)) return refused(view, code, refusalOf(said.errorCode));
  if (couponIn(said)?.mostMinor === 0) {
    // Taken, and worth nothing here: Vendure leaves it on the order until its condition is met.
    await cart.removeCode(code);
    return refused(view, code, 'not-for-basket');
  }
  const shopper = withCoupon(view.shopper, said);
  return onPayment(view, paymentId === '' ? shopper : { ...shopper, paymentId });
}

async function takeOut(view: View, cart: VendureCart): Promise<EngineStep> {
  const { coupon } = view.shopper;
  if (coupon !== undefined) await cart.removeCode(coupon.code);
  return onPayment(view, withoutCoupon(view.shopper));
}

/**
 * Vendure may have taken the code off: silently when another order used it before the shopper said who they are, with
 * a no at payment when it did since. The shopper is told before they pay, unless this shop looks away and asks for
 * the full price at once.
 */
async function place({ view, losesCode }: EngineTerms, cart: VendureCart): Promise<EngineStep> {
  const { shopper } = view;
  const { coupon, paymentId } = shopper;
  if (shopper.basket.length === 0 || paymentId === undefined || !isReachable('overview', shopper))
    return { view };
  const looksAway = coupon !== undefined && losesCode();
  const ready = await cart.toPayment();
  const isGone = coupon !== undefined && !ready.couponCodes.includes(coupon.code);
  if (!isGone || looksAway) {
    const first = await cart.pay(paymentId);
    const paid = isRemoved(first) && looksAway ? await cart.pay(paymentId) : first;
    if (!isRemoved(paid)) {
      const order = orderIn(paid);
      return { view: { ...view, shopper: withCoupon(shopper, order) }, orderId: order.code };
    }
  }
  return onPayment(view, withOrder(shopper, await cart.reopen()));
}

function isRemoved(said: OrderSaid): boolean {
  return !isOrder(said) && said.errorCode === 'COUPON_REMOVED_DURING_CHECKOUT_ERROR';
}

function onPayment(view: View, shopper: Shopper): { readonly reply: Reply } {
  return { reply: { kind: 'redirect', to: href(view, '/checkout/payment'), shopper } };
}

function refused(view: View, code: string, why: CouponRefusal): EngineStep {
  return { view: { ...view, coupon: { kind: 'refused', code, why } } };
}

/** Its own words are for the server's log: of a used code it says that it was used twice by this customer. */
function refusalOf(errorCode: string): CouponRefusal {
  switch (errorCode) {
    case 'COUPON_CODE_INVALID_ERROR':
      return 'unknown';
    case 'COUPON_CODE_EXPIRED_ERROR':
      return 'expired';
    case 'COUPON_CODE_LIMIT_ERROR':
      return 'used';
    default:
      return 'silent';
  }
}

/** As the order stands now; a code that it held and holds no more is said. */
function withOrder(shopper: Shopper, order: VendureOrder): Shopper {
  const kept = withCoupon(shopper, order);
  const { coupon } = shopper;
  const isLost = coupon !== undefined && !order.couponCodes.includes(coupon.code);
  return isLost ? { ...kept, couponLost: coupon.code } : kept;
}

function withCoupon(shopper: Shopper, order: VendureOrder): Shopper {
  const coupon = couponIn(order);
  return coupon === undefined ? withoutCoupon(shopper) : { ...withoutCoupon(shopper), coupon };
}

function withoutCoupon({ coupon: _, couponLost: __, ...shopper }: Shopper): Shopper {
  return shopper;
}
