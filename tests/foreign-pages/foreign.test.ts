import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitFor } from '../../demo/stage/wait-for.ts';
import { findBrowser } from '../../scripts/find-browser.ts';
import { buildRecord } from '../e2e/cobrowse-frames/build-record.ts';
import { type Lab, openLab } from '../support/picture/picture-lab.ts';
import { type ForeignServer, openForeignServer } from './foreign-server.ts';
import { shareThatDiffers, shotOf } from './pixels.ts';
import { provideForeign } from './provide-foreign.ts';
import { VISITS, type Visit } from './visits.ts';
import { difference, written } from './written.ts';

const SAME_WITHIN_MS = 10_000;
const SIZE = { width: 1_000, height: 700 };

let browser: Browser;
let lab: Lab;
let script: string;
let shots: string;
let areShotsWanted = false;
beforeAll(async () => {
  const missing = await provideForeign(console.log);
  const found = findBrowser();
  if (missing !== null || found === undefined) throw new Error(missing ?? 'No Chromium was found.');
  shots = await mkdtemp(join(tmpdir(), 'toonbank-foreign-'));
  script = await buildRecord();
  browser = await chromium.launch({ executablePath: found.path, args: ['--no-sandbox'] });
  lab = await openLab();
});
afterAll(async () => {
  await browser?.close();
  await lab?.close();
  if (areShotsWanted) console.log(`what was seen: ${shots}`);
  else if (shots !== undefined) await rm(shots, { recursive: true, force: true });
});

test.for(VISITS)(
  '[RC3, VW5] $name is the same page and the same pixels after each step',
  async (visit) => {
    const server = await openForeignServer();
    const wrong: string[] = [];
    const blank = await browser.newPage();
    const page = await browser.newPage({ viewport: SIZE });
    const viewer = await lab.openPage();
    try {
      await record(page, server, visit);
      await viewer.evaluate((url) => window.lab.connect(url, 'along-1'), server.viewerUrl);
      const both = { page, viewer, blank, seen: await session(viewer), own: await session(page) };
      for (const [number, { name, act }] of [
        { name: 'opens', act: async () => null },
        ...visit.steps,
      ].entries()) {
        await act(page);
        const fault = await compare(both, visit, `${visit.path.slice(1, -5)}-${number}`);
        console.log(`${visit.name}, ${name}: ${fault.said}`);
        if (fault.isFault) wrong.push(`${name}: ${fault.said}`);
      }
      const { frames, bytes } = server.carried();
      console.log(
        `${visit.name}: ${frames} frames, ${bytes} bytes, asked again: ${server.needs.join(' ') || 'never'}`,
      );
      areShotsWanted ||= wrong.length > 0;
      expect(wrong).toEqual([]);
      expect(server.needs).toEqual([]);
    } finally {
      await Promise.all([page.close(), viewer.close(), blank.close()]);
      await server.close();
    }
  },
);

/** Opens the page and begins to record it, as the product does once the visitor agrees. */
async function record(page: Page, { origin, pageUrl }: ForeignServer, visit: Visit): Promise<void> {
  page.on('pageerror', (error) => console.log(`${visit.name}: ${error.message}`));
  await page.goto(origin + visit.path);
  await page.locator(visit.ready).first().waitFor();
  await page.addScriptTag({ content: script });
  await page.evaluate(
    `globalThis.recording = ours.startRecording({ url: ${JSON.stringify(pageUrl)}, shop: 'shop', tab: 'tab',
      cobrowse: 'along-1', secret: () => 's'.repeat(43), heard() {}, changed() {}, unmirrored() {} })`,
  );
  await page.waitForFunction(`recording.state() === 'sending'`);
}

interface Both {
  readonly page: Page;
  readonly viewer: Page;
  readonly blank: Page;
  readonly seen: CDPSession;
  readonly own: CDPSession;
}

/** Waits until both are the same; when they do not become so, what differs by then. */
async function compare(
  { page, viewer, blank, seen, own }: Both,
  visit: Visit,
  shot: string,
): Promise<{ readonly isFault: boolean; readonly said: string }> {
  const linesOf = (of: Page, document: string) =>
    of.evaluate<string[]>(`((written) => ${document} ? written(${document}) : [])(${written})`);
  let fault: string | null = 'no picture';
  let share = 1;
  const isSame = await waitFor(
    'both are the same',
    async () => {
      fault = difference(await linesOf(page, 'document'), await linesOf(viewer, SHOWN));
      if (fault !== null) return false;
      const [ofPage, ofPicture] = await Promise.all([shotOf(own), shotOf(seen)]);
      share = await shareThatDiffers(blank, ofPage, ofPicture);
      await writeFile(join(shots, `${shot}-page.png`), Buffer.from(ofPage, 'base64'));
      await writeFile(join(shots, `${shot}-picture.png`), Buffer.from(ofPicture, 'base64'));
      return share <= visit.pixelsMax;
    },
    SAME_WITHIN_MS,
  ).catch(() => false);
  const said = fault ?? `${(share * 100).toFixed(3)} % of the pixels differ`;
  return { isFault: !isSame, said };
}

/** The picture in the viewer's page; a frame without scripts is still read from outside. */
const SHOWN = `[...document.querySelectorAll('#root iframe')].find((frame) => getComputedStyle(frame).visibility === 'visible')?.contentDocument`;

const session = (page: Page): Promise<CDPSession> => page.context().newCDPSession(page);
