import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { findBrowser } from '../../scripts/find-browser.ts';
import { buildRecord } from './cobrowse-frames/build-record.ts';
import { type FrameDesk, openFrameDesk } from './cobrowse-frames/frame-desk.ts';

/** On a machine that does other things as well. */
const until = <T>(look: () => T) => expect.poll(look, { timeout: 20_000 });

const HTML = `<!doctype html><title>Boots</title><main><h1 id="title">Boots</h1><p id="text">one</p></main>`;

let script: string;
let browser: Browser;
let desk: FrameDesk;
let page: Page;

beforeAll(async () => {
  script = await buildRecord();
  const found = findBrowser();
  if (found === undefined) throw new Error('No Chromium was found.');
  browser = await chromium.launch({ executablePath: found.path, args: ['--no-sandbox'] });
});
afterAll(() => browser?.close());
beforeEach(async () => {
  desk = await openFrameDesk(HTML);
  page = await browser.newPage();
  await page.goto(desk.origin);
  await page.addScriptTag({ content: script });
  await page.evaluate(`globalThis.states = [];
    globalThis.recording = ours.startRecording({
      url: location.origin.replace('http', 'ws') + '/v1/cobrowse/page',
      shop: 'shop', tab: 'tab', cobrowse: 'cobrowse', secret: () => 's'.repeat(43),
      heard() {}, changed: (state) => states.push(state), unmirrored() {},
    })`);
});
afterEach(async () => {
  await page.close();
  await desk.close();
});

const pictures = () => desk.come.filter(({ header }) => header.opensCheckpoint);
const parts = () => desk.come.filter(({ header }) => header.kind === 'part');
const told = () => JSON.stringify(parts().map(({ events }) => events));
const write = (words: string) =>
  page.evaluate(`document.getElementById('text').textContent = '${words}'`);
/** As a browser does when somebody turns to another tab. */
const turn = (state: 'visible' | 'hidden') =>
  page.evaluate(`Object.defineProperty(document, 'visibilityState', { value: '${state}', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'))`);
const state = () => page.evaluate('recording.state()');
const beatsSince = async (count: number): Promise<void> => {
  const from = desk.come.length;
  await until(() => desk.come.length - from).toBeGreaterThanOrEqual(count);
};

test('[FS5] a page sends a picture and what changes, in frames that follow each other', async () => {
  await until(() => pictures().length).toBe(1);
  await write('two');
  await until(told).toContain('two');
  await beatsSince(2);
  expect(desk.come.map(({ header }) => header.sequence)).toEqual(desk.come.map((_, at) => at));
  expect(await page.evaluate('states')).toEqual(['sending']);
});

test('[FS5] an echo is answered with its number, a need with a picture', async () => {
  await until(() => pictures().length).toBe(1);
  desk.say({ type: 'cobrowse.echo', number: 4_711 });
  await until(() => desk.come.some(({ header }) => header.mark === 4_711)).toBe(true);
  desk.say({ type: 'cobrowse.need', why: 'joined' });
  await until(() => pictures().length).toBe(2);
  expect(pictures().map(({ header }) => header.checkpoint)).toEqual([1, 2]);
});

test('[FS7] a lost connection comes back by itself and begins with a picture', async () => {
  await until(() => pictures().length).toBe(1);
  desk.end(null);
  await write('away');
  await until(() => desk.connections()).toBe(2);
  await until(() => pictures().length).toBe(2);
  expect(pictures()[1]?.header.checkpoint).toBe(2);
  expect(JSON.stringify(pictures()[1]?.events)).toContain('away');
  expect(await page.evaluate('states')).toEqual(['sending', 'lost', 'sending']);
});

test('[FS7] a page that nobody looks at sends beats alone, and a picture when somebody does', async () => {
  await until(() => pictures().length).toBe(1);
  await turn('hidden');
  const before = parts().length;
  await write('unseen');
  await beatsSince(3);
  expect(parts()).toHaveLength(before);
  desk.say({ type: 'cobrowse.need', why: 'joined' });
  await beatsSince(2);
  expect(parts()).toHaveLength(before);
  expect(await state()).toBe('paused');
  await turn('visible');
  await until(() => pictures().length).toBe(2);
  expect(desk.said).toEqual([
    { type: 'cobrowse.page', isShown: false },
    { type: 'cobrowse.page', isShown: true },
  ]);
  expect(await state()).toBe('sending');
});

test('[FS7] a page whose place another tab took waits until it is looked at again', async () => {
  await until(() => pictures().length).toBe(1);
  desk.end(4412);
  await until(state).toBe('paused');
  const before = desk.come.length;
  await write('elsewhere');
  await turn('hidden');
  expect([desk.connections(), desk.come.length]).toEqual([1, before]);
  await turn('visible');
  await until(() => desk.connections()).toBe(2);
  await until(() => pictures().length).toBe(2);
});

test('[FS7] what is over stays over', async () => {
  await until(() => pictures().length).toBe(1);
  desk.end(4414);
  await until(state).toBe('over');
  const before = desk.come.length;
  await write('too late');
  await turn('hidden');
  await turn('visible');
  expect([desk.connections(), desk.come.length]).toEqual([1, before]);
});

test('[FS7] after stop nothing leaves, not even what had changed before', async () => {
  await until(() => pictures().length).toBe(1);
  await page.evaluate(`document.getElementById('text').textContent = 'at the last moment';
    recording.stop()`);
  const before = desk.come.length;
  await write('after');
  await turn('hidden');
  await turn('visible');
  // Whatever would still leave would be there before the answer to this, on the same server.
  await page.evaluate('fetch("/").then((answer) => answer.text())');
  expect(desk.come).toHaveLength(before);
  expect(told()).not.toContain('at the last moment');
});

test('[FS7] an element is found by its number in the picture that is shown, and in no other', async () => {
  await until(() => pictures().length).toBe(1);
  const found = (checkpoint: number) =>
    page.evaluate(`[...Array(40).keys()].map((node) =>
      recording.elementOf({ checkpoint: ${checkpoint}, node })?.id).filter(Boolean)`);
  expect(await found(1)).toEqual(['title', 'text']);
  expect(await found(2)).toEqual([]);
  await page.evaluate("document.getElementById('title').remove()");
  expect(await found(1)).toEqual(['text']);
});
