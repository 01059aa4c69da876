import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HOSTILE_HTML } from '../support/picture/hostile.ts';
import { PICTURE_BEFORE } from '../support/picture/hostile-event.ts';
import { hostileEvents } from '../support/picture/hostile-events.ts';
import { type Lab, openLab } from '../support/picture/picture-lab.ts';
import { type CountingServer, countingServer } from '../support/picture/two-servers.ts';

let lab: Lab;
let shop: CountingServer;
let evil: CountingServer;

beforeAll(async () => {
  [shop, evil, lab] = await Promise.all([countingServer(), countingServer(), openLab()]);
});
afterAll(async () => {
  await lab?.close();
  await shop?.close();
  await evil?.close();
});

const RUN = "top.ran=1;parent.ran=1;window.ran=1;fetch('EVIL/ran')";

function filled(markup: string): string {
  return markup
    .replaceAll('RUN', RUN)
    .replaceAll('EVIL', evil.origin)
    .replaceAll('SHOP', shop.origin);
}

interface Aftermath {
  readonly ran: boolean;
  readonly isAlive: boolean;
  readonly polluted: readonly string[];
}

/** What ran anywhere, and whether the picture can still be made anew. */
async function aftermath(page: Page): Promise<Aftermath> {
  await page.evaluate((before) => window.lab.feedMarkup(900_000, before), filled(PICTURE_BEFORE));
  const isMade = page.waitForFunction(
    () =>
      window.lab.player()?.shown()?.checkpoint === 900_000 &&
      window.lab.document()?.querySelector('p')?.textContent === 'a',
    undefined,
    { timeout: 3_000 },
  );
  const isAlive = await isMade.then(
    () => true,
    () => false,
  );
  return page.evaluate((alive) => {
    const windows: Window[] = [window];
    for (const inner of windows) {
      for (let n = 0; n < inner.length; n += 1) windows.push(inner[n] as Window);
    }
    const ran = windows.some((inner) => 'ran' in inner);
    return { ran, isAlive: alive, polluted: Object.keys(Object.prototype) };
  }, isAlive);
}

/** Whatever was to be loaded has been asked for by then: the page's own requests go through the same queue. */
async function settle(page: Page, tag: string): Promise<void> {
  const asked = `${shop.origin}/settled-${tag}.png`;
  await page.evaluate((src) => {
    window.lab.feedMarkup(900_001, `<img src="${src}">`);
  }, asked);
  await expect.poll(() => shop.asked.some(({ url }) => asked.endsWith(String(url)))).toBe(true);
}

it('[VW7] no payload runs a script, asks another host for anything, or ends the viewer', async () => {
  expect(HOSTILE_HTML.length).toBeGreaterThanOrEqual(100);
  const page = await lab.openPage();
  const pageErrors: string[] = [];
  page.on('pageerror', (error) => pageErrors.push(error.message));
  await page.evaluate((origin) => window.lab.open([origin]), shop.origin);
  const allUrls: string[] = [];
  page.on('request', (request) => allUrls.push(request.url()));
  let checkpoint = 0;
  for (const markup of HOSTILE_HTML) {
    checkpoint += 1;
    await page.evaluate(([number, html]) => window.lab.feedMarkup(number, html), [
      checkpoint,
      filled(markup),
    ] as const);
  }
  await settle(page, 'markup');
  expect(evil.asked.map(({ url }) => url)).toEqual([]);
  expect(evil.connections()).toBe(0);
  expect(await aftermath(page)).toEqual({ ran: false, isAlive: true, polluted: [] });
  expect(pageErrors).toEqual([]);
  // Tried and stopped by the policy: an address that is put together where no washing sees it.
  const elsewhere = allUrls.filter(
    (url) => !/^data:image\//.test(url) && !url.startsWith(shop.origin),
  );
  expect(elsewhere).toEqual([`${evil.origin}/cp2`]);
  // What a lead allowed was shown all the same.
  expect(shop.asked.some(({ url }) => url === '/pixel.png')).toBe(true);
  await page.close();
});

it('[VW7] no event runs a script, asks another host for anything, or ends the viewer', async () => {
  const page = await lab.openPage();
  const pageErrors: string[] = [];
  page.on('pageerror', (error) => pageErrors.push(error.message));
  await page.evaluate((origin) => window.lab.open([origin]), shop.origin);
  let checkpoint = 0;
  const dead: string[] = [];
  const slow: string[] = [];
  for (const hostile of hostileEvents(evil.origin)) {
    const { name } = hostile;
    const json = 'json' in hostile ? hostile.json : JSON.stringify(hostile.event);
    checkpoint += 1;
    const tookMs = await page.evaluate(
      ([number, before, text]) => {
        window.lab.feedMarkup(number, before);
        const event: unknown = JSON.parse(text);
        const from = performance.now();
        window.lab.feed(null, [event]);
        return performance.now() - from;
      },
      [checkpoint, filled(PICTURE_BEFORE), json] as const,
    );
    if (tookMs > 5_000) slow.push(`${name}: ${tookMs} ms`);
    const { ran, isAlive, polluted } = await aftermath(page);
    if (ran || !isAlive || polluted.length > 0) dead.push(name);
    await page.evaluate(() => window.lab.close());
    await page.evaluate((origin) => window.lab.open([origin]), shop.origin);
  }
  await settle(page, 'events');
  expect(dead).toEqual([]);
  expect(slow).toEqual([]);
  expect(pageErrors).toEqual([]);
  expect(evil.asked.map(({ url }) => url)).toEqual([]);
  expect(evil.connections()).toBe(0);
  await page.close();
});

it('[VW6] the policy by itself, without washing, asks another host for nothing', async () => {
  const page = await lab.openPage();
  await page.evaluate((origin) => window.lab.open([origin]), shop.origin);
  for (const markup of HOSTILE_HTML) {
    // No policy knows of these: they are why washing takes every such link away.
    if (/preconnect/.test(markup)) continue;
    await page.evaluate((html) => {
      const frame = document.createElement('iframe');
      frame.setAttribute('sandbox', 'allow-same-origin');
      document.body.append(frame);
      frame.contentDocument?.write(html);
      frame.contentDocument?.close();
    }, filled(markup));
  }
  await settle(page, 'policy');
  expect(evil.asked.map(({ url }) => url)).toEqual([]);
  expect(
    await page.evaluate(
      () =>
        [...document.querySelectorAll('iframe')].some(
          ({ contentWindow }) => contentWindow !== null && 'ran' in contentWindow,
        ) || 'ran' in window,
    ),
  ).toBe(false);
  await page.close();
});

it('[VW6] the same markup without washing and policy does ask and would run: the tests above can fail', async () => {
  const page = await lab.context.newPage();
  const control = await countingServer();
  await page.goto(`${shop.origin}/control.css`);
  for (const markup of HOSTILE_HTML) {
    const html = filled(markup).replaceAll(evil.origin, control.origin);
    await page.evaluate((srcdoc) => {
      const frame = document.createElement('iframe');
      frame.srcdoc = srcdoc;
      document.documentElement.append(frame);
    }, html);
  }
  await expect
    .poll(() => new Set(control.asked.map(({ url }) => url)).size, { timeout: 15_000 })
    .toBeGreaterThan(60);
  expect(control.asked.some(({ url }) => url === '/ran')).toBe(true);
  await page.close();
  await control.close();
});
