import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page, type WebSocket } from 'playwright-core';
import { browserArgs, findBrowser } from '../../scripts/find-browser.ts';
import { waitFor } from '../stage/wait-for.ts';
import { LOAD_WITHIN_MS, PRODUCT_WITHIN_MS, SIGNAL_WITHIN_MS } from './bounds.ts';

/** The page as a visitor's browser has it. */
export interface BrowserPage {
  /** What it became in the end. */
  readonly html: string;
  /** What the browser complained of that concerns the sidecar. */
  complaints(about: string): readonly string[];
  /** Agrees to being observed, and waits until the sidecar has kept a signal; what the signals said. */
  trySignal(): Promise<readonly string[] | null>;
  close(): Promise<void>;
}

/** Null when there is no browser on this machine. @param args more arguments for it, in tests */
export async function openInBrowser(
  url: URL,
  args: readonly string[] = [],
): Promise<BrowserPage | null> {
  const found = findBrowser();
  if (found === undefined) return null;
  const profile = await mkdtemp(join(tmpdir(), 'toonbank-check-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: found.path,
    headless: true,
    args: [...browserArgs(profile).filter((each) => !each.startsWith('--user-data-dir')), ...args],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const said: string[] = [];
  const sent: string[] = [];
  let isMarked = false;
  page.on('console', (message) => {
    if (message.type() === 'error') said.push(message.text());
  });
  page.on('pageerror', ({ message, stack }) => said.push(`${message} ${stack ?? ''}`));
  page.on('websocket', (socket: WebSocket) => {
    if (!socket.url().endsWith('/v1/visitor')) return;
    socket.on('framesent', ({ payload }) => sent.push(String(payload)));
    socket.on('framereceived', ({ payload }) => {
      isMarked ||= String(payload).includes('"type":"marked"');
    });
  });
  await page.goto(url.href, { waitUntil: 'load', timeout: LOAD_WITHIN_MS }).catch((error) => {
    said.push(String(error));
  });
  return {
    html: await page.content(),
    complaints: (about) => said.filter((each) => each.includes(about)),
    async trySignal() {
      await agree(page);
      const isKept = await waitFor('a signal is kept', () => isMarked, SIGNAL_WITHIN_MS).catch(
        () => false,
      );
      const says = (words: string): boolean => sent.some((each) => each.includes(words));
      // The product is read a little later than the page.
      if (isKept && says('"pageType":"product"')) {
        await waitFor('its product', () => says('"product.viewed"'), PRODUCT_WITHIN_MS).catch(
          () => false,
        );
      }
      return isKept ? sent : null;
    },
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function agree(page: Page): Promise<void> {
  return page.evaluate(() => {
    const toonbank: unknown = Reflect.get(window, 'toonbank');
    if (typeof toonbank === 'function') toonbank('consent', { observe: true });
  });
}
