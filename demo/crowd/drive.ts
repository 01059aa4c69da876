import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import * as shopper from '../shopper.ts';
import type { ShopperPlan } from './plan.ts';
import type { Act } from './steps.ts';

const SCREENS = {
  wide: { width: 1280, height: 800 },
  phone: { width: 390, height: 780 },
} as const;

/** Plays one plan in a browser context of its own; ends early, quietly, when `signal` says so. */
export async function drive(
  browser: Browser,
  shopUrl: string,
  plan: ShopperPlan,
  signal: AbortSignal,
): Promise<void> {
  const context = await browser.newContext({
    viewport: SCREENS[plan.screen],
    locale: plan.language === 'nl' ? 'nl-NL' : 'en-GB',
  });
  const stop = () => void context.close();
  signal.addEventListener('abort', stop, { once: true });
  try {
    const page = await context.newPage();
    let isAsked = plan.consent !== 'unanswered';
    for (const { pauseMs, act } of plan.steps) {
      await pause(pauseMs, undefined, { signal });
      await perform(page, act, shopUrl, plan);
      if (isAsked) {
        await (plan.consent === 'yes' ? shopper.allowObserve(page) : shopper.refuseObserve(page));
        isAsked = false;
      }
    }
    await pause(3_000, undefined, { signal });
    // Leaving by a real navigation lets the page say goodbye; closing the context would not.
    await page.goto('about:blank');
  } finally {
    signal.removeEventListener('abort', stop);
    await context.close();
  }
}

async function perform(page: Page, act: Act, shopUrl: string, plan: ShopperPlan): Promise<void> {
  switch (act.kind) {
    case 'home':
      return shopper.openShop(page, shopUrl, plan.language);
    case 'category':
      return shopper.openCategory(page, act.category);
    case 'product':
      return lookAt(page, act.productId, act.category);
    case 'scroll':
      return page.mouse.wheel(0, 500);
    case 'copy-name':
      await page.locator('h1').click({ clickCount: 3 });
      return page.keyboard.press('ControlOrMeta+c');
    case 'look-up':
      await page.mouse.move(400, 200);
      return page.mouse.move(400, -5, { steps: 8 });
    case 'size':
      return shopper.chooseSize(page, act.size);
    case 'add':
      return shopper.addToBasket(page);
    case 'basket':
      return shopper.goToBasket(page);
    case 'checkout':
      return shopper.goToCheckout(page);
    case 'details':
      return shopper.fillDetails(page);
    case 'shipping':
      return shopper.chooseShipping(page, 'standard');
    case 'coupon':
      return shopper.enterCoupon(page, act.code);
    case 'back-to-basket':
      return shopper.leaveCheckoutBack(page);
    case 'pay':
      return shopper.choosePayment(page, 'ideal');
    case 'order':
      return shopper.placeOrder(page);
    case 'away':
      await page.goto('about:blank');
  }
}

/** Stays when it is already open, takes the card when this page has it, and else goes by the category. */
async function lookAt(page: Page, productId: string, category: 'women' | 'men' | 'care') {
  if (new URL(page.url()).pathname.endsWith(`/product/${productId}`)) return;
  if ((await page.getByTestId(`product-${productId}`).count()) === 0)
    await shopper.openCategory(page, category);
  await shopper.openProduct(page, productId);
}
