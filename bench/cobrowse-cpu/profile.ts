import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { findBrowser } from '../../scripts/find-browser.ts';
import { inProject } from '../../scripts/project.ts';
import { openPageServer } from '../cobrowse/page-server.ts';
import { BENCH_ARGS, load, openOwnPage, start, untilQuiet } from '../cobrowse/recorded-page.ts';
import { ours, type RecorderArm } from '../cobrowse/recorders.ts';
import { PLAIN_PAGE, type Shape } from '../cobrowse/shapes.ts';
import { bundled } from '../cobrowse-bytes/built-scripts.ts';
import { SHOP_PAGE } from '../cobrowse-bytes/shop-page.ts';

/** Fine enough for pieces of work of a tenth of a millisecond, and slows the page by a few per cent. */
const SAMPLE_EVERY_US = 100;
const START_MS = 1_000;
const AFTER_MS = 2_500;
const MOST_MS = 15_000;

/** For each shape what the browser's profiler saw of our recorder, to be opened in its developer tools. */
export async function writeProfiles(
  shapes: readonly Shape[],
  folder: string,
  say: (line: string) => void,
): Promise<void> {
  const found = findBrowser();
  if (found === undefined) throw new Error('No Chromium was found. Install it, then try again.');
  mkdirSync(folder, { recursive: true });
  const record = await bundled(
    inProject('tests', 'support', 'record-alone.ts'),
    'ours',
    'auto',
    false,
  );
  const arm = ours({ record, codec: '', rrweb: '', openReplay: null });
  const pages = { '/shop': SHOP_PAGE, '/plain': PLAIN_PAGE };
  const server = await openPageServer({ pages, postHogRecorder: '' });
  const browser = await chromium.launch({ executablePath: found.path, args: [...BENCH_ARGS] });
  try {
    for (const shape of shapes) {
      const file = join(folder, `${shape.name.replaceAll(/\W+/g, '-')}.cpuprofile`);
      writeFileSync(file, await profileOf(browser, server.origin, arm, shape));
      say(`written: ${file}`);
    }
  } finally {
    await browser.close();
    await server.close();
  }
}

async function profileOf(
  browser: Browser,
  origin: string,
  arm: RecorderArm,
  { path, before, run }: Shape,
): Promise<string> {
  const { page, cdp, close } = await openOwnPage(browser, `${origin}${path}`);
  try {
    await cdp.send('Performance.enable');
    await cdp.send('Profiler.enable');
    await cdp.send('Profiler.setSamplingInterval', { interval: SAMPLE_EVERY_US });
    await page.evaluate(before);
    await load(page, arm);
    await start(page, arm);
    await untilQuiet(cdp, START_MS, MOST_MS);
    await cdp.send('Profiler.start');
    await page.evaluate(run);
    await untilQuiet(cdp, AFTER_MS, MOST_MS);
    const { profile } = await cdp.send('Profiler.stop');
    return JSON.stringify(profile);
  } finally {
    await close();
  }
}
