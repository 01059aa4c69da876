import type { Page } from 'playwright-core';
import type { PageId } from './pages/page.ts';
import type { Language } from './shop/language.ts';

/**
 * What a shopper does, step by step, for the scripted demo, the crowd and the end-to-end tests. Every step ends when the
 * page shows its result, never after a while.
 */

/** Opens the shop's home page, in Dutch unless told. */
export async function openShop(page: Page, url: string, language: Language = 'nl'): Promise<void> {
  await page.goto(`${url}/${language}`, { waitUntil: 'domcontentloaded' });
  await seen(page, 'home');
}

/** Waits until this page of the shop is open and its buttons work. */
export async function seen(page: Page, id: PageId): Promise<void> {
  await page.waitForSelector(`html[data-ready="true"] body[data-page="${id}"]`);
}

export async function allowObserve(page: Page): Promise<void> {
  await press(page, 'consent-allow');
  await page.waitForSelector('[data-testid="consent"]', { state: 'hidden' });
}

export async function refuseObserve(page: Page): Promise<void> {
  await press(page, 'consent-refuse');
  await page.waitForSelector('[data-testid="consent"]', { state: 'hidden' });
}

/** Opens a category, by the menu when this page has one. */
export async function openCategory(page: Page, category: 'women' | 'men' | 'care'): Promise<void> {
  const link = page.getByTestId(`category-${category}`);
  if ((await link.count()) > 0) await link.click();
  else await page.goto(address(page, `/${category}`), { waitUntil: 'domcontentloaded' });
  await seen(page, 'category');
}

/** From a page that shows its card (home, category, a related product). */
export async function openProduct(page: Page, productId: string): Promise<void> {
  await press(page, `product-${productId}`);
  await page.waitForURL((url) => url.pathname.endsWith(`/product/${productId}`));
  await seen(page, 'product');
}

/** Looks at the same pair `times` times, with the category in between, as somebody in doubt does. */
export async function lookAtBoots(page: Page, times: number, productId = 'sanne'): Promise<void> {
  for (let look = 0; look < times; look += 1) {
    await openCategory(page, 'women');
    await openProduct(page, productId);
  }
}

export async function chooseSize(page: Page, size: string): Promise<void> {
  await press(page, `size-${size}`);
  await page.waitForSelector(`[data-testid="size-${size}"] input:checked`, { state: 'attached' });
}

/** Ends when the page says so; rejects when the shop did not take it. */
export async function addToBasket(page: Page): Promise<void> {
  await press(page, 'add-to-basket');
  await page.waitForSelector('[data-testid="added"] [data-testid="to-basket"]');
}

export async function goToBasket(page: Page): Promise<void> {
  await press(page, 'basket-link');
  await seen(page, 'basket');
}

export async function goToCheckout(page: Page): Promise<void> {
  await press(page, 'go-to-checkout');
  await seen(page, 'checkout-details');
}

/** Back to the basket by the link on the page. */
export async function leaveCheckoutBack(page: Page): Promise<void> {
  await press(page, 'back-to-basket');
  await seen(page, 'basket');
}

/** Back by the browser's button, to whichever page that was. */
export async function goBack(page: Page, id: PageId): Promise<void> {
  await page.goBack({ waitUntil: 'domcontentloaded' });
  await seen(page, id);
}

export type Recipient = {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly postcode: string;
  readonly houseNumber: string;
  readonly street: string;
  readonly city: string;
};

export const RECIPIENT: Recipient = {
  email: 'eva.jansen@post.example',
  firstName: 'Eva',
  lastName: 'Jansen',
  postcode: '3512 JE',
  houseNumber: '14',
  street: 'Lange Nieuwstraat',
  city: 'Utrecht',
};

/** Fills in the details and goes on to shipping, where its cost is first seen. */
export async function fillDetails(page: Page, recipient: Recipient = RECIPIENT): Promise<void> {
  for (const [field, value] of Object.entries(recipient))
    await page.getByTestId(`field-${field}`).fill(value);
  await press(page, 'to-shipping');
  await seen(page, 'checkout-shipping');
}

export async function chooseShipping(
  page: Page,
  shipping: 'standard' | 'tomorrow' | 'pick-up',
): Promise<void> {
  await press(page, `shipping-${shipping}`);
  await press(page, 'to-payment');
  await seen(page, 'checkout-payment');
}

/** Types a code and applies it; ends when the shop has answered, whatever it said. */
export async function enterCoupon(page: Page, code: string): Promise<void> {
  await page.getByTestId('coupon').fill(code);
  const answer = page.waitForResponse((response) => response.request().method() === 'POST');
  await press(page, 'coupon-apply');
  await answer;
  await seen(page, 'checkout-payment');
}

export async function choosePayment(
  page: Page,
  payment: 'ideal' | 'card' | 'bancontact' | 'later',
): Promise<void> {
  await press(page, `payment-${payment}`);
  await press(page, 'to-overview');
  await seen(page, 'checkout-overview');
}

export async function placeOrder(page: Page): Promise<void> {
  await press(page, 'place-order');
  await seen(page, 'thank-you');
}

export async function switchLanguage(page: Page, to: Language): Promise<void> {
  await press(page, `language-${to}`);
  await page.waitForSelector(`html[lang="${to}"][data-ready="true"]`);
}

export async function signIn(page: Page, who: 'anna' | 'joris'): Promise<void> {
  await page.goto(address(page, '/sign-in'), { waitUntil: 'domcontentloaded' });
  await press(page, `sign-in-${who}`);
  await page.waitForSelector('[data-testid="sign-out"]');
  await seen(page, 'sign-in');
}

function press(page: Page, testId: string): Promise<void> {
  return page.getByTestId(testId).first().click();
}

/** The same shop and language as the page that is open. */
function address(page: Page, path: string): string {
  const { origin, pathname } = new URL(page.url());
  return `${origin}/${pathname.split('/')[1] ?? 'nl'}${path}`;
}
