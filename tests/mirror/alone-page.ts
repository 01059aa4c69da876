import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { findBrowser } from '../../scripts/find-browser.ts';
import { bundled } from './mirror.ts';

const HTML = `<!doctype html><title>Shop</title><style>p { margin: 0 }</style>
  <main id="main"><p id="p">one</p><iframe id="frame"></iframe></main>`;

/** In each test of the file that calls it, a page with a recorder and nobody who looks. */
export function useAlonePage() {
  let script: string;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    script = await bundled('alone', true);
    const found = findBrowser();
    if (found === undefined) throw new Error('No browser was found.');
    browser = await chromium.launch({ executablePath: found.path, args: ['--no-sandbox'] });
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    page = await browser.newPage();
    await page.route('**/*', (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === '/alone.js')
        return route.fulfill({ body: script, contentType: 'text/javascript' });
      if (pathname === '/other.css')
        return route.fulfill({ body: 'p { top: 0 }', contentType: 'text/css' });
      return route.fulfill({ body: HTML, contentType: 'text/html' });
    });
    await page.goto('http://shop.test/');
    await page.addScriptTag({ url: '/alone.js', type: 'module' });
  });
  afterEach(() => page.close());

  const run = <T>(code: string): Promise<T> => page.evaluate(code);
  return {
    page: () => page,
    script: () => script,
    run,
    start: () => run('void (globalThis.recorder = start())'),
    pictures: () => run<number>('batches.filter((one) => one.opensCheckpoint).length'),
    told: () => run<string>('JSON.stringify(batches.flatMap(({ events }) => events))'),
  };
}

/** Polls until it is so. */
export const until = <T>(look: () => T) => expect.poll(look, { timeout: 20_000 });
