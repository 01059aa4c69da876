import type { Reply } from '../http/reply.ts';
import type { ShopRequest } from '../http/shop-request.ts';
import { checkoutDetailsPage } from '../pages/checkout-details.ts';
import { checkoutPaymentPage } from '../pages/checkout-payment.ts';
import { checkoutShippingPage } from '../pages/checkout-shipping.ts';
import { href, type View } from '../pages/page.ts';
import { answerCoupon, offMinor } from '../shop/coupon.ts';
import { readDetails, wrongFields } from '../shop/details.ts';
import { type Ga4Push, ga4Basket } from '../shop/ga4.ts';
import { paymentById } from '../shop/payment.ts';
import { euros, vatInside } from '../shop/price.ts';
import { pricedLines } from '../shop/priced.ts';
import { shippingById } from '../shop/shipping.ts';
import { isReachable, type Shopper } from '../shop/shopper.ts';

export function sendDetails(request: ShopRequest, view: View): Reply {
  const details = readDetails(request.form);
  const wrong = wrongFields(details);
  if (wrong.length > 0)
    return { kind: 'page', path: view.path, page: checkoutDetailsPage(details, wrong, view) };
  return onward(view, '/checkout/shipping', { ...view.shopper, details }, []);
}

export function chooseShipping(request: ShopRequest, view: View): Reply {
  if (!isReachable('shipping', view.shopper)) return back(view);
  const shipping = shippingById(request.form.get('shipping') ?? undefined);
  if (shipping === undefined)
    return { kind: 'page', path: view.path, page: checkoutShippingPage(true, view) };
  const basket = ga4Basket(pricedLines(view.shopper.basket));
  return onward(view, '/checkout/payment', { ...view.shopper, shippingId: shipping.id }, [
    { event: 'add_shipping_info', ecommerce: { ...basket, shipping_tier: shipping.id } },
  ]);
}

export function choosePayment(request: ShopRequest, view: View): Reply {
  if (!isReachable('payment', view.shopper)) return back(view);
  const payment = paymentById(request.form.get('payment') ?? undefined);
  if (request.form.get('act') === 'coupon') {
    const answer = view.coupon ?? answerCoupon(request.form.get('coupon') ?? '');
    return {
      kind: 'page',
      path: view.path,
      page: checkoutPaymentPage(false, answer, payment?.id, view),
    };
  }
  if (payment === undefined)
    return {
      kind: 'page',
      path: view.path,
      page: checkoutPaymentPage(true, undefined, undefined, view),
    };
  const basket = ga4Basket(pricedLines(view.shopper.basket));
  return onward(view, '/checkout/overview', { ...view.shopper, paymentId: payment.id }, [
    { event: 'add_payment_info', ecommerce: { ...basket, payment_type: payment.id } },
  ]);
}

export function placeOrder(orderId: string, view: View): Reply {
  const { shopper } = view;
  const { basket, shippingId, paymentId, details } = shopper;
  if (basket.length === 0 || shippingId === undefined || paymentId === undefined) return back(view);
  const products = ga4Basket(pricedLines(basket));
  const shippingMinor = shippingById(shippingId)?.costMinor ?? 0;
  const goodsMinor = Math.round((products.value ?? 0) * 100);
  const takenMinor = offMinor(shopper.coupon, goodsMinor, shippingMinor);
  const totalMinor = goodsMinor + shippingMinor - takenMinor;
  // What sending costs stands beside the value, and so does what was taken off it.
  const ofGoods = shopper.coupon?.kind === 'free-shipping' ? 0 : takenMinor;
  const coupon =
    shopper.coupon === undefined ? undefined : { code: shopper.coupon.code, takenMinor };
  const order = {
    id: orderId,
    basket,
    shippingId,
    paymentId,
    email: details.email,
    firstName: details.firstName,
    totalMinor,
    ...(coupon === undefined ? {} : { coupon }),
  };
  const {
    shippingId: _shipping,
    paymentId: _payment,
    coupon: _coupon,
    couponLost: _lost,
    ...rest
  } = shopper;
  return onward(view, '/thank-you', { ...rest, basket: [], order }, [
    {
      event: 'purchase',
      ecommerce: {
        ...products,
        transaction_id: orderId,
        shipping: euros(shippingMinor),
        tax: euros(vatInside(totalMinor)),
        ...(coupon === undefined
          ? {}
          : { coupon: coupon.code, value: euros(goodsMinor - ofGoods) }),
      },
    },
  ]);
}

function onward(view: View, path: string, shopper: Shopper, pushes: readonly Ga4Push[]): Reply {
  const pending = [...view.shopper.pending, ...pushes];
  return { kind: 'redirect', to: href(view, path), shopper: { ...shopper, pending } };
}

function back(view: View): Reply {
  return { kind: 'redirect', to: href(view, '/basket') };
}
