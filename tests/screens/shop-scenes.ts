import type { Page } from 'playwright-core';
import {
  addToBasket,
  choosePayment,
  chooseShipping,
  chooseSize,
  fillDetails,
  goToBasket,
  goToCheckout,
  openCategory,
  openProduct,
  placeOrder,
  seen,
  signIn,
} from '../../demo/shopper.ts';

export interface ShopScene {
  readonly name: string;
  readonly until: string;
  readonly expects?: RegExp;
  /** From the home page to where one looks. */
  readonly walk: (page: Page) => Promise<void>;
}

type Step = (page: Page) => Promise<void>;
const walk =
  (...steps: readonly Step[]): Step =>
  async (page) => {
    for (const step of steps) await step(page);
  };
const press = (testId: string) => (page: Page) => page.getByTestId(testId).first().click();
const at = (id: string) => `html[data-ready="true"] body[data-page="${id}"]`;

const product = walk(
  (page) => openCategory(page, 'women'),
  (page) => openProduct(page, 'sanne'),
);
const bought = walk(product, (page) => chooseSize(page, '39'), addToBasket);
const basket = walk(bought, goToBasket);
const details = walk(basket, goToCheckout);
const shipping = walk(details, (page) => fillDetails(page));
const payment = walk(shipping, (page) => chooseShipping(page, 'tomorrow'));
const overview = walk(payment, (page) => choosePayment(page, 'ideal'));

/** Every page of the shop, reached as a shopper reaches it. */
export const SHOP_SCENES: readonly ShopScene[] = [
  { name: 'shop-home', until: at('home'), walk: walk() },
  { name: 'shop-consent', until: '[data-testid="consent"]', walk: press('consent-open') },
  { name: 'shop-category', until: at('category'), walk: (page) => openCategory(page, 'women') },
  { name: 'shop-product', until: at('product'), walk: product },
  { name: 'shop-added', until: '[data-testid="to-basket"]', walk: bought },
  { name: 'shop-basket', until: at('basket'), walk: basket },
  {
    name: 'shop-basket-empty',
    until: at('basket'),
    walk: goToBasket,
  },
  { name: 'shop-details', until: at('checkout-details'), walk: details },
  {
    name: 'shop-details-wrong',
    until: '.error-summary',
    // The shop answers with what is wrong, and a browser says so.
    expects: /status of 422/,
    walk: walk(details, press('to-shipping')),
  },
  { name: 'shop-shipping', until: at('checkout-shipping'), walk: shipping },
  { name: 'shop-payment', until: at('checkout-payment'), walk: payment },
  { name: 'shop-overview', until: at('checkout-overview'), walk: overview },
  { name: 'shop-thank-you', until: at('thank-you'), walk: walk(overview, placeOrder) },
  {
    name: 'shop-service',
    until: at('service'),
    walk: walk(press('service-link'), (page) => seen(page, 'service')),
  },
  {
    name: 'shop-sign-in',
    until: at('sign-in'),
    walk: walk(press('account'), (page) => seen(page, 'sign-in')),
  },
  {
    name: 'shop-signed-in',
    until: '[data-testid="sign-out"]',
    walk: (page) => signIn(page, 'anna'),
  },
];
