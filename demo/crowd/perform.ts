import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { PageId } from '../pages/page.ts';
import type { CategoryId } from '../shop/product.ts';
import * as shopper from '../shopper.ts';
import type { ShopperPlan } from './plan.ts';
import type { Act } from './steps.ts';

/** A shopper in the shop. */
export interface Scene {
  readonly page: Page;
  readonly shopUrl: string;
  readonly plan: ShopperPlan;
  readonly signal: AbortSignal;
}

/** No typing, clicking or scrolling for so long at the checkout is a doubt (visitor/observe/definitions.ts). */
const IDLE_MS = 31_000;

/** Does one act and waits for what it brings. */
export async function perform(act: Act, scene: Scene): Promise<void> {
  const { page, shopUrl, plan, signal } = scene;
  switch (act.kind) {
    case 'home':
      return shopper.openShop(page, shopUrl, plan.language);
    case 'category':
      return isOutside(page)
        ? open(scene, `/${act.category}`, 'category')
        : shopper.openCategory(page, act.category);
    case 'search':
      return open(scene, `/${act.category}?kind=${act.silhouette}`, 'category');
    case 'product':
      return isOutside(page)
        ? open(scene, `/product/${act.productId}`, 'product')
        : lookAt(page, act.productId, act.category);
    case 'scroll':
      return page.mouse.wheel(0, 500);
    case 'linger':
      return;
    case 'idle':
      return pause(IDLE_MS, undefined, { signal });
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
      if ((await page.getByTestId('back-to-basket').count()) > 0)
        return shopper.leaveCheckoutBack(page);
      return shopper.goToBasket(page);
    case 'checkout':
      return open(scene, '/checkout/details', 'checkout-details');
    case 'details':
      return shopper.fillDetails(page);
    case 'shipping':
      // Who typed a code has chosen already.
      if (await isOn(page, 'checkout-payment')) return;
      return shopper.chooseShipping(page, 'standard');
    case 'coupon':
      return shopper.enterCoupon(page, act.code);
    case 'pay':
      return shopper.choosePayment(page, 'ideal');
    case 'order':
      return shopper.placeOrder(page);
  }
}

/** Another look is another view of the page, also when it is open already. Else by its card, or by the category. */
async function lookAt(page: Page, productId: string, category: CategoryId): Promise<void> {
  if (new URL(page.url()).pathname.endsWith(`/product/${productId}`)) {
    await page.reload({ waitUntil: 'domcontentloaded' });
    return shopper.seen(page, 'product');
  }
  if ((await page.getByTestId(`product-${productId}`).count()) === 0)
    await shopper.openCategory(page, category);
  await shopper.openProduct(page, productId);
}

async function open({ page, shopUrl, plan }: Scene, path: string, id: PageId): Promise<void> {
  await page.goto(`${shopUrl}/${plan.language}${path}`, { waitUntil: 'domcontentloaded' });
  await shopper.seen(page, id);
}

/** The first page is come to from elsewhere, whichever it is. */
function isOutside(page: Page): boolean {
  return page.url() === 'about:blank';
}

async function isOn(page: Page, id: PageId): Promise<boolean> {
  return (await page.locator(`body[data-page="${id}"]`).count()) > 0;
}
