import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { extensionArgs, findBrowser } from '../../scripts/find-browser.ts';
import { SidePanel } from './side-panel.ts';
import { waitFor } from './wait-for.ts';

/** A browser with a profile of its own, gone with it when closed. */
export interface OwnBrowser {
  readonly context: BrowserContext;
  readonly page: Page;
  close(): Promise<void>;
}

/** An agent's browser: the extension is loaded and its side panel open. */
export interface AgentBrowser extends OwnBrowser {
  readonly panel: SidePanel;
  readonly extension: string;
}

export interface BrowserOptions {
  readonly isHeadless: boolean;
  readonly language?: 'nl' | 'en';
  readonly width?: number;
  readonly height?: number;
  /** More arguments for Chromium, such as a certificate to trust. */
  readonly args?: readonly string[];
}

/** A shopper's browser. */
export async function openShopper(options: BrowserOptions): Promise<OwnBrowser> {
  return launch(options, []);
}

/** An agent's browser with the built extension, its real side panel open. */
export async function openAgent(
  options: BrowserOptions,
  extensionDir: string,
): Promise<AgentBrowser> {
  const browser = await launch(options, extensionArgs(extensionDir));
  const worker =
    browser.context.serviceWorkers()[0] ?? (await browser.context.waitForEvent('serviceworker'));
  const extension = new URL(worker.url()).host;
  // Opening before the worker has set this opens nothing.
  await waitFor('the icon opens the panel', () =>
    worker.evaluate(() =>
      chrome.sidePanel
        .getPanelBehavior()
        .then(({ openPanelOnActionClick }) => openPanelOnActionClick),
    ),
  );
  const panel = await SidePanel.open(browser.context, extension);
  return { ...browser, panel, extension };
}

async function launch(options: BrowserOptions, args: readonly string[]): Promise<OwnBrowser> {
  const found = findBrowser();
  if (found === undefined) throw new Error('No Chromium was found. Install it, then try again.');
  const profile = await mkdtemp(join(tmpdir(), 'toonbank-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: found.path,
    headless: options.isHeadless,
    locale: options.language === 'en' ? 'en-GB' : 'nl-NL',
    viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...args,
      ...(options.args ?? []),
    ],
  });
  return {
    context,
    page: context.pages()[0] ?? (await context.newPage()),
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
