import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { load, openOwnPage, start } from '../cobrowse/recorded-page.ts';
import type { RecorderArm } from '../cobrowse/recorders.ts';

const SLOWER = 4;
const CLICKS = 12;
const CLICK_EVERY_MS = 450;
/** For a first picture, at a quarter of the speed. */
const SETTLE_MS = 2_500;
/** The browser tells of an interaction some time after it. */
const TOLD_WITHIN_MS = 5_000;

/**
 * Twelve real clicks on the shop page, each of which draws all 48 cards anew.
 *
 * @returns of each, the time to the next paint as the browser tells it: in steps of 8 ms
 */
export async function clickThrough(
  browser: Browser,
  url: string,
  arm: RecorderArm,
): Promise<readonly number[]> {
  const { page, close } = await openOwnPage(browser, url, SLOWER);
  try {
    await load(page, arm);
    await page.evaluate(`(${watchInteractions.toString()})()`);
    await start(page, arm);
    await wait(SETTLE_MS);
    const box = await page.locator('#banner').boundingBox();
    if (box === null) throw new Error('there is nothing to click on');
    for (let click = 0; click < CLICKS; click += 1) {
      await page.mouse.click(box.x + 100, box.y + box.height / 2);
      await wait(CLICK_EVERY_MS);
    }
    await page.waitForFunction(`benchInteractions.size >= ${CLICKS}`, null, {
      timeout: TOLD_WITHIN_MS,
    });
    return await page.evaluate<number[]>('[...benchInteractions.values()]');
  } finally {
    await close();
  }
}

/** Runs in the page: the longest event of each interaction (Event Timing, `interactionId`). */
function watchInteractions(): void {
  const interactions = new Map<number, number>();
  Object.assign(globalThis, { benchInteractions: interactions });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const id: unknown = Reflect.get(entry, 'interactionId');
      if (typeof id !== 'number' || id === 0) continue;
      interactions.set(id, Math.max(interactions.get(id) ?? 0, entry.duration));
    }
  }).observe(Object.assign({ type: 'event', buffered: true }, { durationThreshold: 16 }));
  document.getElementById('banner')?.addEventListener('click', () => {
    const shop: unknown = Reflect.get(globalThis, 'shop');
    if (typeof shop === 'object' && shop !== null) Reflect.get(shop, 'rerender')();
  });
}
