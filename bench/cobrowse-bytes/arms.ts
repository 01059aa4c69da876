import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import type { BuiltScripts } from './built-scripts.ts';
import type { CodecTimes } from './codec-entry.ts';
import { liveMinute } from './minute.ts';
import type { ShopServer } from './shop-server.ts';

/** After the minute: what an arm still has in hand. OpenReplay sends every thirty seconds. */
const OURS_REST_MS = 1_000;
const OPEN_REPLAY_REST_MS = 33_000;

/** Elements of the page before the minute: the work that all arms were given. */
export interface Minute {
  readonly elements: number;
}

export async function ourMinute(
  browser: Browser,
  shop: ShopServer,
  scripts: BuiltScripts,
  minuteMs: number,
): Promise<Minute> {
  return inPage(browser, shop, async (page) => {
    await page.addScriptTag({ content: scripts.record });
    await page.evaluate(`globalThis.recording = ours.startRecording({
      url: location.origin.replace('http', 'ws') + '/v1/cobrowse/page',
      shop: 'shop', tab: 'tab', cobrowse: 'cobrowse',
      secret: () => '${'s'.repeat(43)}',
      heard() {}, changed() {}, unmirrored() {},
    })`);
    while (shop.frames.length === 0) await wait(20);
    await shopping(page, minuteMs);
    await wait(OURS_REST_MS);
  });
}

/** @returns each event of rrweb as it comes, as JSON */
export async function rrwebMinute(
  browser: Browser,
  shop: ShopServer,
  scripts: BuiltScripts,
  minuteMs: number,
): Promise<readonly string[]> {
  let log: readonly string[] = [];
  await inPage(browser, shop, async (page) => {
    await page.addScriptTag({ content: scripts.rrweb });
    await page.evaluate(`globalThis.log = [];
      rrweb.record({ emit: (event) => log.push(JSON.stringify(event)) });`);
    await shopping(page, minuteMs);
    await wait(OURS_REST_MS);
    log = await page.evaluate<string[]>('log');
  });
  return log;
}

export async function openReplayMinute(
  browser: Browser,
  shop: ShopServer,
  script: string,
  minuteMs: number,
): Promise<void> {
  await inPage(browser, shop, async (page) => {
    await page.addScriptTag({ content: script });
    await page.evaluate(`(async () => {
      const tracker = new openReplay.default({
        projectKey: 'bench', ingestPoint: location.origin, __DISABLE_SECURE_MODE: true,
        defaultInputMode: 0, obscureTextNumbers: false, obscureTextEmails: false,
        captureIFrames: false, network: { disableClickHouse: true, capturePayload: false, failuresOnly: true },
      });
      const started = await tracker.start();
      if (started?.success !== true) throw new Error('it did not start: ' + JSON.stringify(started));
    })()`);
    await shopping(page, minuteMs);
    await wait(OPEN_REPLAY_REST_MS);
  });
}

/** @param batches events as our recorder told them */
export async function codecTimes(
  browser: Browser,
  shop: ShopServer,
  scripts: BuiltScripts,
  batches: readonly (readonly unknown[])[],
): Promise<CodecTimes> {
  let times: CodecTimes = { jsonMs: 0, jsonDeflateMs: 0, encodeMs: 0, deflateMs: 0 };
  await inPage(browser, shop, async (page) => {
    await page.addScriptTag({ content: scripts.codec });
    const said = JSON.stringify(JSON.stringify(batches));
    times = await page.evaluate<CodecTimes>(`codec.timeCodec(${said}, 20)`);
  });
  return times;
}

function shopping(page: Page, minuteMs: number): Promise<void> {
  return page.evaluate<void>(`(${liveMinute.toString()})(${minuteMs})`);
}

async function inPage(
  browser: Browser,
  shop: ShopServer,
  act: (page: Page) => Promise<void>,
): Promise<Minute> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    await page.goto(shop.origin);
    const elements = await page.evaluate<number>('shop.elements()');
    await act(page);
    return { elements };
  } finally {
    await context.close();
  }
}
