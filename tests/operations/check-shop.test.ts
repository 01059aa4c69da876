import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PAGE_MAX_BYTES, REDIRECTS_MAX } from '../../demo/check-shop/bounds.ts';
import { checkShop } from '../../demo/check-shop/check-shop.ts';
import { type Finding, isWrong } from '../../demo/check-shop/finding.ts';
import { type DemoShop, startDemoShop } from '../../demo/server.ts';
import { freePort } from '../../demo/stage/free-port.ts';
import { findBrowser } from '../../scripts/find-browser.ts';
import { inProject } from '../../scripts/project.ts';
import { runNode } from '../../scripts/run-node.ts';
import { memoryStore } from '../../sidecar/adapters/store/memory.ts';
import { DEMO_SERVER_KEY, demoShop } from '../../sidecar/config/shops.ts';
import { StoreUnavailable } from '../../sidecar/ports/store.ts';
import { startTestSidecar, type TestSidecar } from '../support/sidecar.ts';

let sidecar: TestSidecar;
let demo: DemoShop;
let pages: Server;
let pageUrl: string;
let isDiskFull = false;
let answer: { status: number; headers: Readonly<Record<string, string>>; body: string };

beforeAll(async () => {
  pages = createServer((_, response) => {
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  const [port, demoPort] = [await freePort(), await freePort()];
  await new Promise<void>((resolve) => pages.listen(port, '127.0.0.1', resolve));
  pageUrl = `http://127.0.0.1:${port}/`;
  const store = memoryStore({
    beforeCommit: () => {
      if (isDiskFull) throw new StoreUnavailable('The disk is full. Make room.');
    },
  });
  const origins = [new URL(pageUrl).origin, `http://127.0.0.1:${demoPort}`];
  sidecar = await startTestSidecar(
    { store },
    {
      visitorDir: inProject('dist', 'visitor'),
      shops: [demoShop(origins), { ...demoShop(['https://other.example']), shop: 'other' }],
    },
  );
  demo = await startDemoShop({ sidecarUrl: sidecar.url, port: demoPort });
});
afterAll(async () => {
  await demo?.close();
  await sidecar?.stop();
  pages?.close();
});
beforeEach(() => {
  isDiskFull = false;
  answer = { status: 200, headers: { 'content-type': 'text/html' }, body: aPage() };
});

const tagOf = (changes = 'async') =>
  `<script ${changes} src="${sidecar.url}/toonbank.js" data-shop="demo"></script>`;
const CONSENT = `<script>toonbank('consent', { observe: true })</script>`;
function aPage(tag = tagOf(), words = CONSENT): string {
  return `<!doctype html><html><head><title>Boots</title>${tag}</head><body>${words}</body></html>`;
}
const look = (changes = {}) =>
  checkShop({ url: new URL(pageUrl), sidecar: null, opensBrowser: false, ...changes });
const wrongs = (findings: readonly Finding[]) =>
  findings.filter(isWrong).map(({ check, sentence }) => `${check}: ${sentence}`);

it('[CS1] the shop’s server key is tried when it is given, and a wrong one is named', async () => {
  const tried = async (serverKey: string) =>
    (await look({ serverKey })).filter(({ check }) => check === 'codes');
  expect(await tried(DEMO_SERVER_KEY)).toMatchObject([{ state: 'right' }]);
  expect(await tried('a-key-that-is-not-the-one-of-this-shop')).toMatchObject([
    { state: 'wrong', sentence: expect.stringContaining('serverKeys') },
  ]);
  expect(await tried('')).toEqual([]);
});

it('[CS1] a page as it should be has nothing wrong', async () => {
  const findings = await look();
  expect(wrongs(findings)).toEqual([]);
  const checks = findings.map(({ check, state }) => `${state} ${check}`);
  expect(checks).toEqual([
    'right page',
    'right tag',
    'right mixed',
    'right policy',
    'right loader',
    'right main',
    'right sidecar',
    'right origin',
    'note products',
    'right consent',
    'note identify',
    'note browser',
  ]);
});

it.each(['/nl', '/en/product/bram', '/nl/basket'])(
  '[CS1] the demo shop’s %s is all right, read without a browser',
  async (path) => {
    const findings = await look({ url: new URL(path, demo.url) });
    expect(wrongs(findings)).toEqual([]);
    expect(findings.find(({ check }) => check === 'consent')?.state).toBe('right');
    expect(findings.find(({ check }) => check === 'identify')?.sentence).toMatch(/The shop calls/);
  },
);

it('[CS1] what is understood of a product page is said', async () => {
  const findings = await look({ url: new URL('/nl/product/bram', demo.url) });
  const said = findings.filter(({ check }) => check === 'products').map(({ sentence }) => sentence);
  expect(said[0]).toMatch(/JSON-LD says product "[^"]+" \([^)]+\), price \d+/);
});

describe('what is wrong is told, once, with what to do', () => {
  it.each<readonly [string, () => string, RegExp]>([
    ['no tag', () => aPage(''), /^tag: The page has no tag\. Put <script async/],
    ['the tag twice', () => aPage(tagOf() + tagOf()), /^tag: The tag is there 2 times/],
    ['a tag that holds up the page', () => aPage(tagOf('')), /^tag: .*no async/],
    ['a tag as a module', () => aPage(tagOf('type="module"')), /^tag: .*type="module"/],
    ['a tag with integrity', () => aPage(tagOf('async integrity="sha384-x"')), /^tag: .*integrity/],
    ['a tag in the body', () => aPage('', tagOf() + CONSENT), /^tag: .*in the body/],
    [
      'a tag without shop',
      () => aPage(tagOf().replace('data-shop="demo"', '')),
      /^tag: .*no data-shop/,
    ],
    [
      'another shop',
      () => aPage(tagOf().replace('"demo"', '"other"')),
      /^origin: .*not for shop "other"/,
    ],
    [
      'a shop nobody knows',
      () => aPage(tagOf().replace('"demo"', '"boots"')),
      /^origin: .*not for shop "boots"/,
    ],
    [
      'a sidecar that is none',
      () => aPage(tagOf().replaceAll(sidecar.url, new URL(pageUrl).origin)),
      /^sidecar: .*not as a sidecar does/,
    ],
    [
      'a sidecar that is not there',
      () => aPage(tagOf().replaceAll(sidecar.url, 'http://127.0.0.1:9')),
      /^sidecar: /,
    ],
    [
      'a policy in the page',
      () =>
        aPage(
          `<meta http-equiv="Content-Security-Policy" content="connect-src 'self' ${sidecar.url}">${tagOf()}`,
        ),
      /^policy: .*does not allow ws:\/\/127\.0\.0\.1:\d+ in connect-src/,
    ],
    [
      'JSON-LD that is no JSON',
      () => aPage(`${tagOf()}<script type="application/ld+json">{"@type":</script>`),
      /^products: .*not valid JSON/,
    ],
    [
      'a product without a price',
      () =>
        aPage(
          `${tagOf()}<script type="application/ld+json">{"@type":"Product","name":"Nora","sku":"n1"}</script>`,
        ),
      /^products: .*"Nora" \(n1\), but no price/,
    ],
  ])('[CS1] %s', async (_, page, words) => {
    answer = { ...answer, body: page() };
    const said = wrongs(await look());
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(words);
  });

  it.each([
    [
      "default-src 'self'",
      [/does not allow http\S+ in default-src/, /does not allow ws\S+ in default-src/],
    ],
    ["script-src 'self'", [/in script-src\. Add it to script-src, as in "script-src 'self' http/]],
    ["script-src 'none'; connect-src *", [/as in "script-src http/]],
    ["script-src 'nonce-x' 'strict-dynamic'; connect-src *", [/Give the tag the page's nonce/]],
  ])('[CS2] the policy "%s" is read, and what to add is named', async (policy, words) => {
    answer.headers = { ...answer.headers, 'content-security-policy': policy };
    const said = wrongs(await look());
    expect(said).toHaveLength(words.length);
    for (const [n, each] of words.entries()) expect(said[n]).toMatch(each);
  });

  it('[CS1] a page of another origin', async () => {
    const findings = await look({ url: new URL(pageUrl.replace('127.0.0.1', 'localhost')) });
    const said = wrongs(findings);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^origin: No shop of this sidecar has the origin http:\/\/localhost/);
  });

  it('[CS1] a tag for another sidecar than the one meant', async () => {
    const said = wrongs(
      await look({ sidecar: new URL(sidecar.url.replace('127.0.0.1', 'localhost')) }),
    );
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(
      /^tag: The tag points to http:\/\/127.*Change its src to http:\/\/localhost/,
    );
  });

  it('[CS1] a sidecar that cannot keep anything', async () => {
    isDiskFull = true;
    const ready = async () => (await fetch(`${sidecar.url}/v1/health/ready`)).status;
    await expect.poll(ready, { timeout: 20_000 }).toBe(503);
    const said = wrongs(await look());
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^sidecar: The sidecar is not ready: The store/);
    isDiskFull = false;
    await expect.poll(ready, { timeout: 20_000 }).toBe(200);
  });

  it.each([
    [404, 'text/html', /^page: .* answers 404/],
    [200, 'application/json', /^page: .*"application\/json", not a page/],
  ])('[CS1] an address that answers %i %s', async (status, type, words) => {
    answer = { status, headers: { 'content-type': type }, body: '' };
    const said = wrongs(await look());
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(words);
  });
});

describe('what a page can make it do is bounded', () => {
  it('[CS3] a page without end is not read to its end', async () => {
    answer.body = 'x'.repeat(PAGE_MAX_BYTES + 1);
    expect(wrongs(await look())).toEqual([expect.stringMatching(/larger than 5000000 bytes/)]);
  });

  it('[CS3] an address that sends on for ever is left', async () => {
    answer = { status: 302, headers: { location: '/again' }, body: '' };
    expect(wrongs(await look())).toEqual([
      expect.stringMatching(`sends on more than ${REDIRECTS_MAX} times`),
    ]);
  });
});

describe('npm run check-shop', () => {
  const run = (...args: readonly string[]) =>
    runNode([inProject('demo', 'check-shop', 'main.ts'), '--no-browser', ...args]);

  it('[CS1] ends with 0 when nothing is wrong, 1 when something is, 2 when asked nothing', async () => {
    const good = await run(pageUrl, '--json');
    expect(good.code).toBe(0);
    expect(JSON.parse(good.output)).toMatchObject({ url: pageUrl, isRight: true });
    answer.body = aPage('');
    const bad = await run(pageUrl);
    expect(bad.code).toBe(1);
    expect(bad.output).toMatch(/^✓ page {8}.*\n✗ tag {9}The page has no tag/);
    const none = await run('not an address');
    expect(none).toMatchObject({ code: 2, output: expect.stringContaining('Say which page') });
  });
});

describe.skipIf(findBrowser() === undefined)('in a browser', () => {
  const inBrowser = (url: string) => look({ url: new URL(url), opensBrowser: true });

  it('[CS1] the demo shop is all right, and its signals are understood and kept', async () => {
    const home = await inBrowser(`${demo.url}/nl`);
    expect(wrongs(home)).toEqual([]);
    expect(home.find(({ check }) => check === 'signal')).toMatchObject({
      state: 'right',
      sentence: expect.stringContaining('understood as: home'),
    });
  });

  it('[CS1] a product that is looked at is named by its signal', async () => {
    const findings = await inBrowser(`${demo.url}/nl/product/bram`);
    expect(wrongs(findings)).toEqual([]);
    const signal = findings.find(({ check }) => check === 'signal')?.sentence;
    expect(signal).toMatch(/understood as: product\. The product: VD-/);
  });

  it('[CS1] a tag that another script puts there is found, and what the browser refuses is told', async () => {
    const injected = `<script>
      const tag = document.createElement('script');
      tag.src = '${sidecar.url}/toonbank.js'; tag.async = true; tag.dataset.shop = 'demo';
      document.head.append(tag);
    </script>`;
    answer.body = aPage('', injected + CONSENT.replace('toonbank(', 'window.toonbank?.('));
    const findings = await inBrowser(pageUrl);
    expect(wrongs(findings)).toEqual([]);
    expect(findings.find(({ check }) => check === 'tag')).toMatchObject({ state: 'note' });
    expect(findings.find(({ check }) => check === 'signal')).toMatchObject({ state: 'right' });
  });

  it('[CS1] a shop that never says what was agreed to is told so', async () => {
    answer.body = aPage(tagOf(), '');
    expect(wrongs(await inBrowser(pageUrl))).toEqual([
      expect.stringMatching(/^consent: Nothing calls toonbank\('consent'/),
    ]);
  });
});
