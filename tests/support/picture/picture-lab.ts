import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import manifest from '../../../manifest.json' with { type: 'json' };
import { playerOnly } from '../../../scripts/build/player-only.ts';
import { extensionArgs, findBrowser } from '../../../scripts/find-browser.ts';

const here = import.meta.dirname;

/** A Chromium with an extension that is nothing but the viewer's engine, under the policies of ours. */
export interface Lab {
  readonly context: BrowserContext;
  /** A fresh page of it. */
  openPage(): Promise<Page>;
  close(): Promise<void>;
}

/** @param hasEmbedderPolicy without it a test sees what it is good for */
export async function openLab(hasEmbedderPolicy = true): Promise<Lab> {
  const found = findBrowser();
  if (found === undefined) throw new Error('No Chromium was found. Install it, then try again.');
  const extension = await mkdtemp(join(tmpdir(), 'toonbank-picture-'));
  const profile = await mkdtemp(join(tmpdir(), 'toonbank-browser-'));
  await buildPicturePage(extension, hasEmbedderPolicy);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: found.path,
    headless: true,
    viewport: { width: 1_000, height: 700 },
    args: [
      ...['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking'],
      ...['--disable-component-update', '--disable-sync'],
      ...extensionArgs(extension),
    ],
  });
  return {
    context,
    openPage: async () => {
      const page = await context.newPage();
      await page.goto(`chrome-extension://${idOf(manifest.key)}/index.html`);
      return page;
    },
    close: async () => {
      await context.close();
      await rm(extension, { recursive: true, force: true });
      await rm(profile, { recursive: true, force: true });
    },
  };
}

async function buildPicturePage(outDir: string, hasEmbedderPolicy: boolean): Promise<void> {
  await build({
    configFile: false,
    root: here,
    base: './',
    logLevel: 'warn',
    publicDir: false,
    plugins: [playerOnly()],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome121',
      modulePreload: false,
      rolldownOptions: { input: resolve(here, 'index.html') },
    },
  });
  const { key, content_security_policy, cross_origin_embedder_policy } = manifest;
  const { cross_origin_opener_policy } = manifest;
  const own = {
    ...{ manifest_version: 3, name: 'picture', version: '1', key, content_security_policy },
    ...(hasEmbedderPolicy ? { cross_origin_embedder_policy } : {}),
    cross_origin_opener_policy,
  };
  await writeFile(join(outDir, 'manifest.json'), JSON.stringify(own));
}

/** @see https://developer.chrome.com/docs/extensions/reference/manifest/key */
function idOf(key: string): string {
  const digest = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex');
  return digest
    .slice(0, 32)
    .replaceAll(/[0-9a-f]/g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
}
