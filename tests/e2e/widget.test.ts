import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type RaisedStage, raiseStage } from '../../demo/journey/raise-stage.ts';
import { openShop, switchLanguage } from '../../demo/shopper.ts';
import { widget } from '../../demo/stage/widget.ts';
import { en } from '../../visitor/widget/words/en.ts';

let stage: RaisedStage;
beforeAll(async () => {
  stage = await raiseStage({ isHeadless: true });
});
afterAll(() => stage?.close());
// An open chat stays open over pages; each test begins with a shut one.
beforeEach(async () => {
  const { page } = stage.shopper;
  await page.setViewportSize({ width: 1280, height: 800 });
  await openShop(page, stage.shop.url);
  await page.evaluate(() => sessionStorage.clear());
  await openShop(page, stage.shop.url);
});

/** What holds the focus, seen through our shadow root. */
const focused = `(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at?.className ?? '';
})()`;

test('[WG7] Escape closes the chat and gives the focus back to the launcher', async () => {
  const { page } = stage.shopper;
  await widget.open(page);
  await page.keyboard.press('Escape');
  await page.locator('toonbank-counter .chat').waitFor({ state: 'detached' });
  expect(await page.evaluate<string>(focused)).toContain('launcher');
});

test.each([
  { screen: 'beside the shop the focus can leave the chat', width: 1280, canLeave: true },
  { screen: 'on a phone it stays inside', width: 390, canLeave: false },
])('[WG7] $screen', async ({ width, canLeave }) => {
  const { page } = stage.shopper;
  await page.setViewportSize({ width, height: 800 });
  await widget.open(page);
  let hasLeft = false;
  for (let stop = 0; stop < 12; stop += 1) {
    await page.keyboard.press('Tab');
    hasLeft ||= await page.evaluate(() => document.activeElement?.localName !== 'toonbank-counter');
  }
  expect(hasLeft).toBe(canLeave);
});

test('[WG8] loading, opening and closing the chat shifts nothing on the page', async () => {
  const { page } = stage.shopper;
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push(Number(Reflect.get(entry, 'value')));
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await openShop(page, stage.shop.url);
  await widget.open(page);
  await page.keyboard.press('Escape');
  await page.locator('toonbank-counter .chat').waitFor({ state: 'detached' });
  expect(await page.evaluate(() => Reflect.get(window, 'shifts'))).toEqual([]);
});

test('[WG1] the chat speaks the language of the page', async () => {
  const { page } = stage.shopper;
  await switchLanguage(page, 'en');
  await widget.open(page);
  await page.locator('toonbank-counter .chat h2', { hasText: en.title }).waitFor();
  expect(await page.locator('toonbank-counter').getAttribute('lang')).toBe('en');
});
