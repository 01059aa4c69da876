import { addToBasket, changeLine } from './acts/basket.ts';
import { choosePayment, chooseShipping, placeOrder, sendDetails } from './acts/checkout.ts';
import { signIn, signOut } from './acts/sign-in.ts';
import { isCategory, productById } from './catalogue/catalogue.ts';
import type { Reply } from './http/reply.ts';
import type { ShopRequest } from './http/shop-request.ts';
import { basketPage } from './pages/basket.ts';
import { categoryPage } from './pages/category.ts';
import { checkoutDetailsPage } from './pages/checkout-details.ts';
import { checkoutOverviewPage } from './pages/checkout-overview.ts';
import { checkoutPaymentPage } from './pages/checkout-payment.ts';
import { checkoutShippingPage } from './pages/checkout-shipping.ts';
import { homePage } from './pages/home.ts';
import { notFoundPage } from './pages/not-found.ts';
import { href, type Page, type View } from './pages/page.ts';
import { productPage } from './pages/product.ts';
import { servicePage } from './pages/service.ts';
import { signInPage } from './pages/sign-in.ts';
import { thankYouPage } from './pages/thank-you.ts';
import type { CouponAnswer } from './shop/coupon.ts';
import {
  CHECKOUT_STEPS,
  type CheckoutStep,
  furthestStep,
  isReachable,
  type Shopper,
} from './shop/shopper.ts';

/** Path and shopper → what to answer; no clock, no chance, no I/O. */
export function route(request: ShopRequest, orderId: string, view: View): Reply {
  const reply = request.method === 'POST' ? post(request, orderId, view) : undefined;
  if (reply !== undefined) return reply;
  if (view.path === '/basket/add' || view.path === '/basket/change')
    return { kind: 'redirect', to: href(view, '/basket') };
  const step = CHECKOUT_STEPS.find((each) => view.path === `/checkout/${each}`);
  if (step !== undefined) return checkout(step, view);
  const page = show(request, view) ?? notFoundPage(view);
  return { kind: 'page', page, path: view.path };
}

function post(request: ShopRequest, orderId: string, view: View): Reply | undefined {
  switch (view.path) {
    case '/basket/add':
      return addToBasket(request, view);
    case '/basket/change':
      return changeLine(request, view);
    case '/checkout/details':
      return sendDetails(request, view);
    case '/checkout/shipping':
      return chooseShipping(request, view);
    case '/checkout/payment':
      return choosePayment(request, view);
    case '/checkout/order':
      return placeOrder(orderId, view);
    case '/sign-in':
      return signIn(request, view);
    case '/sign-out':
      return signOut(view);
    default:
      return undefined;
  }
}

/** A step ahead of what was filled in leads back to the first that is not; an empty basket to the basket. */
function checkout(step: CheckoutStep, view: View): Reply {
  const { shopper, path } = view;
  if (shopper.basket.length === 0) return { kind: 'redirect', to: href(view, '/basket') };
  if (!isReachable(step, shopper))
    return { kind: 'redirect', to: href(view, `/checkout/${furthestStep(shopper)}`) };
  return { kind: 'page', path, page: checkoutPage(step, view) };
}

function checkoutPage(step: CheckoutStep, view: View): Page {
  switch (step) {
    case 'details':
      return checkoutDetailsPage(view.shopper.details, [], view);
    case 'shipping':
      return checkoutShippingPage(false, view);
    case 'payment':
      return checkoutPaymentPage(false, lostCoupon(view.shopper), view.shopper.paymentId, view);
    case 'overview':
      return checkoutOverviewPage(view);
  }
}

/** Said once more on every look at the step, until another code is entered or this one taken out. */
function lostCoupon({ couponLost }: Shopper): CouponAnswer | undefined {
  return couponLost === undefined ? undefined : { kind: 'refused', code: couponLost, why: 'lost' };
}

function show(request: ShopRequest, view: View): Page | undefined {
  const [, first, second, ...more] = view.path.split('/');
  if (more.length > 0) return undefined;
  if (first === 'product') {
    const product = productById(second);
    return product === undefined ? undefined : productPage(product, false, view);
  }
  if (second !== undefined) return undefined;
  if (first === '') return homePage(view);
  if (isCategory(first)) return categoryPage(first, request.query.get('kind') ?? undefined, view);
  if (first === 'basket') return basketPage(view);
  if (first === 'service') return servicePage(view);
  if (first === 'sign-in') return signInPage(view);
  if (first === 'thank-you' && view.shopper.order !== undefined)
    return thankYouPage(view.shopper.order, view);
  return undefined;
}
