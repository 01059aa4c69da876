import type { Browser } from 'playwright-core';
import type { PageServer } from './page-server.ts';
import { load, openOwnPage, start } from './recorded-page.ts';
import type { RecorderArm } from './recorders.ts';

/** OpenReplay sends every thirty seconds. */
const SENT_WITHIN_MS = 45_000;
const LOOK_EVERY_MS = 100;

/**
 * Lets every arm that sends record a change of the shop page, all at the same time, until the server has something
 * of each. An arm that sends nothing would be a bar to compare with that lies on the ground.
 *
 * @returns the arms that sent nothing
 */
export async function silentArms(
  browser: Browser,
  server: PageServer,
  arms: readonly RecorderArm[],
): Promise<readonly string[]> {
  const silent = await Promise.all(
    arms.map(async (arm) => ((await sends(browser, server, arm)) ? [] : [arm.name])),
  );
  return silent.flat();
}

async function sends(browser: Browser, server: PageServer, arm: RecorderArm): Promise<boolean> {
  const { sender } = arm;
  if (sender === null) return true;
  const { page, close } = await openOwnPage(browser, `${server.origin}/shop`);
  try {
    await load(page, arm);
    await start(page, arm);
    const before = server.received(sender);
    const begun = performance.now();
    while (server.received(sender) === before) {
      if (performance.now() - begun > SENT_WITHIN_MS) return false;
      await page.evaluate('shop.addToBasket()');
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
    return true;
  } finally {
    await close();
  }
}
