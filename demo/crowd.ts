import { chromium } from 'playwright-core';
import { CROWD_FLAGS, findChromium } from './crowd/chromium.ts';
import { runCrowd } from './crowd/crowd.ts';
import { linesOf, reportOf } from './crowd/report.ts';
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

  const [door, away] = [new AbortController(), new AbortController()];
  const browser = await chromium.launch({
    executablePath,
    args: [...CROWD_FLAGS],
    // Ours to handle: the contexts are closed first, so that no browser is left behind.
    handleSIGINT: false,
    handleSIGTERM: false,
  });
  const end = () => {
    door.abort();
    away.abort();
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  const say = (line: string): void => (settings.isJson ? undefined : console.log(line));
  const { visitors, shop, minutes } = settings;
  say(`${visitors} shoppers at a time at ${shop} for ${minutes} min; Ctrl+C ends it sooner.`);
  const closing = setTimeout(() => {
    say('Nobody new comes in; those who are in the shop go on until they have done.');
    door.abort();
  }, minutes * 60_000);
  const closes = { door: door.signal, signal: away.signal };
  const evening = await runCrowd(browser, settings, closes);
  clearTimeout(closing);
  await browser.close();

  const report = reportOf(settings, evening);
  if (settings.isJson) console.log(JSON.stringify(report));
  for (const line of linesOf(report)) say(line);
  if (report.stuck.length > 0 && report.all.came === 0) process.exitCode = 1;
}

await main();
