import type { Browser, CDPSession, Page } from 'playwright-core';
import type { RecorderArm } from './recorders.ts';

/** A page in a context of its own, so that no arm finds anything of another's. */
export interface OwnPage {
  readonly page: Page;
  readonly cdp: CDPSession;
  close(): Promise<void>;
}

/** Pages that are drawn and whose timers run, whatever lies over them. */
export const BENCH_ARGS = [
  '--no-sandbox',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
] as const;

/** @param slower how many times slower than this machine the page's processor is */
export async function openOwnPage(browser: Browser, url: string, slower = 1): Promise<OwnPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await page.goto(url);
  if (slower > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower });
  return { page, cdp, close: () => context.close() };
}

/** Loads the arm's script; nothing is recorded yet. */
export async function load(page: Page, { script }: RecorderArm): Promise<void> {
  if (script !== null) await page.addScriptTag({ content: script });
}

/** Begins to record, in a task of its own, and moves the mouse; resolves when the recorder says that it has begun. */
export async function start(page: Page, { start: begin }: RecorderArm): Promise<void> {
  await page.evaluate(`new Promise((resolve, reject) => setTimeout(() => {
    try { Promise.resolve((0, eval)(${JSON.stringify(begin)})).then(() => resolve(0), reject); }
    catch (wrong) { reject(wrong); }
  }))`);
  // PostHog keeps everything to itself until somebody does something; in all arms alike.
  await page.mouse.move(600, 400);
  await page.mouse.move(620, 420);
}

/** Main-thread time of everything the page has done so far (CDP `TaskDuration`). */
export async function taskMs(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value;
  if (seconds === undefined) throw new Error('the browser does not say how long its tasks took');
  return seconds * 1_000;
}

const LOOK_EVERY_MS = 500;
const QUIET_TASK_MS = 10;

/**
 * Waits until the page has done nothing to speak of for half a second.
 *
 * @returns what its tasks have taken by then
 */
export async function untilQuiet(
  cdp: CDPSession,
  atLeastMs: number,
  atMostMs: number,
): Promise<number> {
  const begun = performance.now();
  let before = await taskMs(cdp);
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    const now = await taskMs(cdp);
    const waitedMs = performance.now() - begun;
    if (waitedMs >= atMostMs || (waitedMs >= atLeastMs && now - before < QUIET_TASK_MS)) return now;
    before = now;
  }
}
