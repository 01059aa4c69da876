import { chromium } from 'playwright-core';
import { CROWD_FLAGS, findChromium } from './crowd/chromium.ts';
import { runCrowd } from './crowd/crowd.ts';
import { readCrowdSettings } from './crowd/settings.ts';

/** Prints the sentence and ends with 1. */
function refuse(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}

async function isOpen(shop: string): Promise<boolean> {
  return fetch(shop).then(
    (answer) => answer.ok,
    () => false,
  );
}

async function main(): Promise<void> {
  const settings = readCrowdSettings(process.argv.slice(2));
  if (typeof settings === 'string') return refuse(settings);
  const executablePath = findChromium();
  if (executablePath === undefined)
    return refuse('No Chromium, Chrome or Edge found. Install one, or set CHROMIUM to its path.');
  if (!(await isOpen(settings.shop)))
    return refuse(`The shop at ${settings.shop} does not answer. Open it with npm start.`);

  const evening = new AbortController();
  const browser = await chromium.launch({
    executablePath,
    args: [...CROWD_FLAGS],
    // Ours to handle: the contexts are closed first, so that no browser is left behind.
    handleSIGINT: false,
    handleSIGTERM: false,
  });
  const end = () => evening.abort();
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  const closing = setTimeout(end, settings.minutes * 60_000);
  console.log(
    `${settings.visitors} shoppers at ${settings.shop} for ${settings.minutes} min (Ctrl+C ends it).`,
  );
  const { finished, orders, failures } = await runCrowd(browser, settings, evening.signal);
  clearTimeout(closing);
  await browser.close();

  const total = Object.values(finished).reduce((sum, count) => sum + count, 0);
  console.log(`${total} shoppers came and went, ${orders} ordered, ${failures.length} got stuck.`);
  for (const failure of failures.slice(0, 10)) console.log(`  ${failure}`);
  if (failures.length > 0 && total === 0) process.exitCode = 1;
}

await main();
