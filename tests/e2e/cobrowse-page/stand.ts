import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { type OwnBrowser, openShopper } from '../../../demo/stage/browsers.ts';
import type { DownPage } from '../../../shared/protocol/frame-sockets.ts';
import type { VisitorCobrowse } from '../../../shared/protocol/messages/cobrowse.ts';
import type { VisitorFact } from '../../../shared/protocol/shape.ts';
import { type FakeSidecar, startFakeSidecar } from '../../support/fake-sidecar.ts';
import { buildFinder, buildPage } from './build-page.ts';
import { HTML } from './page.ts';

const HOST = 'toonbank-counter';
/** As a careful shop has it: nothing inline, nothing evaluated. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' ws:; img-src 'self'; form-action 'self'";
const STYLE = `body { margin: 0; font: 16px sans-serif } main { padding: 24px; max-width: 760px }
.tall { height: 1600px } .box { height: 90px; overflow: auto } .box div { height: 600px }`;

/** A shop's page with the visitor script, a sidecar that says what a test tells it, and no recorder. */
export interface PageStand {
  readonly sidecar: FakeSidecar;
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the console of the page complained of. */
  readonly complaints: string[];
  /** Opens the page afresh: nothing kept, nothing told. */
  open(path?: string, language?: 'nl' | 'en'): Promise<void>;
  tellCobrowse(change: Partial<VisitorCobrowse>): void;
  /** A conversation going on and the question agreed to. */
  begin(path?: string, language?: 'nl' | 'en'): Promise<void>;
  say(message: DownPage): Promise<void>;
  answers(): Promise<unknown>;
  heard(type: string): readonly unknown[];
  close(): Promise<void>;
}

const NAMES = { conversation: 'conversation-1', cobrowse: 'cobrowse-1' } as const;

export async function openPageStand(): Promise<PageStand> {
  const dist = await mkdtemp(join(tmpdir(), 'toonbank-page-'));
  await buildPage(dist);
  await buildFinder(dist);
  const sidecar = await startFakeSidecar();
  sidecar.page = async ({ url = '' }, response) => {
    const { pathname } = new URL(url, 'http://shop');
    const [type, body] = await served(pathname, dist);
    response.writeHead(body === null ? 404 : 200, {
      'content-type': type,
      'content-security-policy': POLICY,
    });
    response.end(body ?? '');
  };
  const browser: OwnBrowser = await openShopper({ isHeadless: true });
  const { page, context } = browser;
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  let cobrowse: VisitorCobrowse = newCobrowse();

  const open = async (path = '/', language: 'nl' | 'en' = 'en'): Promise<void> => {
    await page.goto('about:blank');
    await context.clearCookies();
    sidecar.facts.length = 0;
    sidecar.heard.length = 0;
    cobrowse = newCobrowse();
    await page.goto(`${sidecar.origin}/blank.html`);
    await page.evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
    });
    await page.goto(`${sidecar.origin}${path}?${language}`);
    await page.locator(`${HOST} .launcher`).waitFor();
  };

  const stand: PageStand = {
    sidecar,
    page,
    context,
    complaints,
    open,
    tellCobrowse(change) {
      cobrowse = { ...cobrowse, ...change };
      sidecar.tell({ type: 'cobrowse.moved', cobrowse });
    },
    async begin(path, language) {
      await open(path, language);
      sidecar.tell(TALKING);
      await page.locator(`${HOST} .launcher`).click();
      await page.locator(`${HOST} .chat`).waitFor();
      await page.locator(`${HOST} .head-act`).last().click();
      stand.tellCobrowse({});
      await page.locator(`${HOST} .cobrowse-acts .quiet`).first().click();
      stand.tellCobrowse({
        state: 'active',
        startedAt: Date.now() - 125_000,
        watchers: [{ name: 'Sanne', since: Date.now() - 120_000 }],
      });
      await page.waitForFunction(() => window.recorder !== undefined);
      await page.evaluate(() => window.recorder?.become('sending'));
      await stand.say({ type: 'cobrowse.audience', names: ['Sanne'] });
    },
    say: (message) => page.evaluate((each) => window.recorder?.side.heard(each), message),
    answers: () => page.evaluate(() => window.recorder?.answers),
    heard: (type) => sidecar.heard.map(({ body }) => body).filter((body) => body.type === type),
    async close() {
      await browser.close();
      await sidecar.close();
      await rm(dist, { recursive: true, force: true });
    },
  };
  return stand;
}

export const TALKING: VisitorFact = {
  type: 'conversation.moved',
  conversation: {
    conversation: NAMES.conversation,
    state: 'talking',
    agentName: 'Sanne',
    ahead: null,
    waitMs: null,
    seenByAgent: 0,
  },
};

const newCobrowse = (): VisitorCobrowse => ({
  ...NAMES,
  state: 'asked',
  ending: null,
  agentName: 'Sanne',
  watchers: [],
  askedAt: Date.now(),
  answerBy: Date.now() + 60_000,
  startedAt: null,
  endedAt: null,
});

async function served(path: string, dist: string): Promise<[string, string | Buffer | null]> {
  if (path === '/boot.js')
    return [
      'text/javascript',
      "import {start} from '/toonbank-main.js';document.documentElement.lang=location.search.includes('nl')?'nl':'en';const q=[];window.toonbank=(...c)=>q.push(c);start({shop:'demo',origin:location.origin,queue:q})",
    ];
  if (path === '/page.css') return ['text/css', STYLE];
  if (path.endsWith('.js'))
    return ['text/javascript', await readFile(join(dist, basename(path))).catch(() => null)];
  if (path === '/blank.html') return ['text/html', '<!doctype html>'];
  return ['text/html; charset=utf-8', HTML];
}
