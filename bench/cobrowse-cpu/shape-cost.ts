import type { Browser } from 'playwright-core';
import { load, openOwnPage, start, taskMs, untilQuiet } from '../cobrowse/recorded-page.ts';
import type { RecorderArm } from '../cobrowse/recorders.ts';
import type { Shape } from '../cobrowse/shapes.ts';

const START_MIN_MS = 1_000;
const START_MAX_MS = 8_000;
/** What others keep for later comes within two seconds; what is sent every thirty is left out. */
const AFTER_MIN_MS = 2_500;
const AFTER_MAX_MS = 15_000;

/** @returns what the page's main thread did, from just before the change until it is quiet again, in ms */
export async function shapeCost(
  browser: Browser,
  origin: string,
  arm: RecorderArm,
  { path, before, run }: Shape,
): Promise<number> {
  const { page, cdp, close } = await openOwnPage(browser, `${origin}${path}`);
  try {
    // Processor time: what else the machine does in a task is nobody's cost.
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.evaluate(before);
    await load(page, arm);
    await start(page, arm);
    await untilQuiet(cdp, START_MIN_MS, START_MAX_MS);
    const begun = await taskMs(cdp);
    await page.evaluate(run);
    return (await untilQuiet(cdp, AFTER_MIN_MS, AFTER_MAX_MS)) - begun;
  } finally {
    await close();
  }
}
