import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type FakeGallery, openFakeGallery } from '../support/picture/fake-gallery.ts';
import { element, mutation, opening, pageOf, words } from '../support/picture/nodes.ts';
import { openPageStream, type PageStream } from '../support/picture/page-stream.ts';
import { type Lab, openLab } from '../support/picture/picture-lab.ts';
import { type CountingServer, countingServer } from '../support/picture/two-servers.ts';

let lab: Lab;
let shop: CountingServer;
let gallery: FakeGallery;
let stream: PageStream;
let page: Page;

beforeAll(async () => {
  lab = await openLab();
  shop = await countingServer({
    'set-cookie': 'theirs=1; SameSite=None; Secure; Path=/',
    'access-control-allow-origin': '*',
    'cache-control': 'no-store',
  });
});
afterAll(async () => {
  await lab?.close();
  await shop?.close();
});
beforeEach(async () => {
  gallery = await openFakeGallery({ assets: [shop.origin] });
  stream = openPageStream();
  page = await lab.openPage();
  await page.evaluate((url) => window.lab.connect(url, 'along-1'), gallery.url);
  await expect.poll(() => state()).toBe('waiting');
});
afterEach(async () => {
  await page.close();
  await gallery.close();
});

const state = () => page.evaluate(() => window.lab.picture()?.state.value.kind);
const ageMs = () => page.evaluate(() => window.lab.picture()?.ageMs() ?? null);
const text = () => page.evaluate(() => window.lab.document()?.body?.textContent ?? null);
const needs = () => gallery.said.filter(({ type }) => type === 'cobrowse.need');

const pictureOf = (label: string) =>
  opening(pageOf([element(10, 'p', {}, [words(11, label)])]), [900, 500]);
const saying = (label: string) => [mutation({ texts: [{ id: 11, value: label }] })];

it('[VW1] a viewer proves itself, is shown the picture and follows it', async () => {
  expect(gallery.said[0]).toMatchObject({ type: 'hello', role: 'viewer', cobrowse: 'along-1' });
  expect(await ageMs()).toBeNull();
  gallery.frames(stream.batch(pictureOf('one')));
  await expect.poll(text).toBe('one');
  expect(await state()).toBe('live');
  gallery.frames(stream.batch(saying('two')));
  await expect.poll(text).toBe('two');
  expect(await page.evaluate(() => window.lab.picture()?.viewport.value)).toEqual({
    width: 900,
    height: 500,
  });
});

it('[VW2] doubled, reordered and old frames never reach the picture', async () => {
  const first = stream.batch(pictureOf('one'));
  const second = stream.batch(saying('two'));
  gallery.frames([...first, ...second, ...second, ...first]);
  await expect.poll(text).toBe('two');
  stream.next();
  gallery.frames([...stream.batch(pictureOf('three')), ...second, ...first]);
  gallery.frames(stream.batch(saying('four')));
  await expect.poll(text).toBe('four');
  expect(needs()).toEqual([]);
});

it('[VW1, VW2] on a new connection checkpoints may begin lower, as after a restart', async () => {
  stream = openPageStream(90);
  gallery.frames(stream.batch(pictureOf('before')));
  await expect.poll(text).toBe('before');
  const said = gallery.said.length;
  gallery.viewer()?.terminate();
  await expect.poll(() => gallery.said.length, { timeout: 15_000 }).toBeGreaterThan(said);
  stream = openPageStream(40);
  gallery.frames(stream.batch(pictureOf('after')));
  await expect.poll(text).toBe('after');
});

it('[VW2, VW3] after a gap the picture waits for the next checkpoint, and asks for one', async () => {
  gallery.frames(stream.batch(pictureOf('one')));
  await expect.poll(text).toBe('one');
  stream.batch(saying('lost'));
  gallery.frames(stream.batch(saying('too early')));
  await expect.poll(needs).toEqual([{ type: 'cobrowse.need', why: 'gap' }]);
  expect(await text()).toBe('one');
  stream.next();
  gallery.frames(stream.batch(pictureOf('whole again')));
  await expect.poll(text).toBe('whole again');
});

it('[VW3] bytes that are no stream are asked anew, and the picture stays', async () => {
  gallery.frames(stream.batch(pictureOf('one')));
  await expect.poll(text).toBe('one');
  const [broken = new Uint8Array(16)] = stream.batch(saying('two'));
  broken.fill(0xa5, 16);
  gallery.frames([broken]);
  await expect.poll(needs).toHaveLength(1);
  gallery.frames([Uint8Array.of(1, 2, 3), new Uint8Array(70_000)]);
  expect(await text()).toBe('one');
  stream.next();
  gallery.frames(stream.batch(pictureOf('three')));
  await expect.poll(text).toBe('three');
});

it('[VW3] a picture that differs from what the page says it is, or cannot be built, is asked anew', async () => {
  const digest = { type: 5, timestamp: 1, data: { tag: 'digest', payload: { nodes: 1, hash: 7 } } };
  gallery.frames(stream.batch([...pictureOf('one'), digest]));
  await expect.poll(() => needs().map(({ why }) => why)).toEqual(['differs']);
  stream.next();
  gallery.frames(stream.batch(pictureOf('two')));
  await expect.poll(text).toBe('two');
  gallery.frames(stream.batch([mutation({ removes: [{ parentId: 5, id: 4_711 }] })]));
  await expect
    .poll(() => needs().map(({ why }) => why), { timeout: 15_000 })
    .toEqual(['differs', 'warning']);
});

it('[VW4] the age is that of the oldest change in the last frame, and beats make it young again', async () => {
  gallery.frames(stream.batch(pictureOf('one'), 5_000));
  await expect.poll(text).toBe('one');
  expect(await ageMs()).toBeGreaterThanOrEqual(5_000);
  gallery.frames([stream.beat()]);
  await expect.poll(ageMs).toBeLessThan(5_000);
});

it('[VW4] an echo goes out while the picture is looked at, and its answer is half the way there and back', async () => {
  gallery.frames(stream.batch(pictureOf('one')));
  const echo = () => gallery.said.find(({ type }) => type === 'cobrowse.echo');
  await expect.poll(echo, { timeout: 10_000 }).toBeDefined();
  const number = echo()?.number;
  gallery.frames([stream.beat(typeof number === 'number' ? number : 0)]);
  await expect.poll(ageMs).toBeGreaterThan(0);
});

it('[VW1] a visitor elsewhere, a page that went, and the end are states of their own', async () => {
  gallery.frames(stream.batch(pictureOf('one')));
  await expect.poll(state).toBe('live');
  gallery.tell({ type: 'cobrowse.page', isShown: false });
  await expect.poll(state).toBe('away');
  gallery.tell({ type: 'cobrowse.page', isShown: true });
  await expect.poll(state).toBe('live');
  gallery.tell({ type: 'cobrowse.source', isThere: false, since: null });
  await expect.poll(state).toBe('lost');
  stream.next();
  gallery.frames(stream.batch(pictureOf('two')));
  await expect.poll(state).toBe('live');
  gallery.tell({ type: 'cobrowse.answered', proposal: 'p1', answer: 'done' });
  await expect.poll(() => page.evaluate(() => window.lab.answered)).toEqual(['done']);
  gallery.tell({ type: 'bye', kind: 'wrong-state', sentence: 'The visitor has stopped.' });
  await expect.poll(state).toBe('ended');
  expect(await page.evaluate(() => window.lab.picture()?.state.value)).toEqual({
    kind: 'ended',
    because: 'wrong-state',
    sentence: 'The visitor has stopped.',
  });
  // Nothing of it is left, and nobody calls again.
  expect(await page.evaluate(() => document.querySelectorAll('iframe').length)).toBe(0);
  expect(gallery.connections()).toBe(1);
});

it('[VW1] a broken connection comes back by itself and goes on where it was', async () => {
  const first = stream.batch(pictureOf('one'));
  const second = stream.batch(saying('two'));
  gallery.frames([...first, ...second]);
  await expect.poll(text).toBe('two');
  gallery.viewer()?.terminate();
  await expect.poll(() => gallery.connections(), { timeout: 10_000 }).toBe(2);
  await expect.poll(state).toBe('live');
  // Who comes again is sent the last checkpoint and all that followed.
  gallery.frames([...first, ...second, ...stream.batch(saying('three'))]);
  await expect.poll(text).toBe('three');
  expect(needs()).toEqual([]);
  expect(await page.evaluate(() => document.querySelectorAll('iframe').length)).toBe(1);
});

const ASSETS = ['/image.png', '/sheet.css', '/font.woff2', '/back.png', '/film.mp4', '/drawn.png'];

/** A picture that loads one of each kind, and says that it may send cookies. */
function pictureWithAssets(): readonly unknown[] {
  const { origin } = shop;
  const css = `@font-face { font-family: Own; src: url(${origin}/font.woff2) } body { font-family: Own; background: url(${origin}/back.png) }`;
  const drawn = { ...element(14, 'image', { href: `${origin}/drawn.png` }), isSVG: true };
  const body = [
    element(10, 'img', { src: `${origin}/image.png`, crossorigin: 'use-credentials' }),
    element(11, 'link', { rel: 'stylesheet', href: `${origin}/sheet.css` }),
    element(12, 'video', { src: `${origin}/film.mp4`, preload: 'auto' }),
    { ...element(13, 'svg', {}, [drawn]), isSVG: true },
    words(15, 'a'),
  ];
  return opening(pageOf(body, css));
}

/** What came with the requests for them, from a browser that has been in the shop before. */
async function requestsFrom(within: Lab, viewer: Page, show: () => Promise<void>) {
  const visit = await within.context.newPage();
  await visit.goto(`${shop.origin}/visit.css`);
  await visit.goto(`${shop.origin}/again.css`);
  const again = shop.asked.findLast(({ url }) => url === '/again.css');
  expect(again?.headers.cookie).toBe('theirs=1');
  await visit.close();
  await viewer.bringToFront();
  shop.asked.length = 0;
  await show();
  const asked = (path: string) => shop.asked.find(({ url }) => url === path);
  await expect.poll(() => ASSETS.filter((path) => asked(path) === undefined)).toEqual([]);
  return ASSETS.map((path) => ({
    path,
    cookie: asked(path)?.headers.cookie,
    referer: asked(path)?.headers.referer,
  }));
}

it('[VW6] images, sheets, fonts and films are loaded without cookies and without a word of who asks', async () => {
  const requests = await requestsFrom(lab, page, async () =>
    gallery.frames(stream.batch(pictureWithAssets())),
  );
  expect(requests).toEqual(ASSETS.map((path) => ({ path, cookie: undefined, referer: undefined })));
});

it('[VW6] without the embedder policy of the manifest cookies would go along: the test above can fail', async () => {
  const careless = await openLab(false);
  const viewer = await careless.openPage();
  await viewer.evaluate((origin) => window.lab.open([origin]), shop.origin);
  const requests = await requestsFrom(careless, viewer, () =>
    viewer.evaluate((told) => window.lab.feed(1, told), pictureWithAssets()),
  );
  expect(requests.filter(({ cookie }) => cookie === 'theirs=1').length).toBeGreaterThan(0);
  await careless.close();
});

it('[VW6] when a lead allows other origins meanwhile the page begins again under a policy of its own', async () => {
  gallery.frames(stream.batch(pictureOf('one')));
  await expect.poll(text).toBe('one');
  await page.evaluate(() => Object.assign(window, { isOld: true }));
  gallery.assets = [shop.origin, 'https://cdn.example'];
  gallery.viewer()?.terminate();
  await expect.poll(() => page.evaluate(() => 'isOld' in window)).toBe(false);
});

it('[VW6] the frame is sandboxed with allow-same-origin alone, and scripts are off in it', async () => {
  gallery.frames(stream.batch(pictureOf('one')));
  await expect.poll(text).toBe('one');
  const sandboxes = await page.evaluate(() =>
    [...document.querySelectorAll('iframe')].map((frame) => frame.getAttribute('sandbox')),
  );
  expect(sandboxes).toEqual(['allow-same-origin']);
});

it('[VW1] only who may point is heard pointing', async () => {
  const watching = await openFakeGallery({ canPoint: false });
  const second = await lab.openPage();
  await second.evaluate((url) => window.lab.connect(url, 'along-1'), watching.url);
  await expect
    .poll(() => second.evaluate(() => window.lab.picture()?.state.value.kind))
    .toBe('waiting');
  await second.evaluate(() => {
    window.lab.picture()?.say({ type: 'cobrowse.clear' });
    window.lab.picture()?.say({ type: 'cobrowse.need', why: 'gap' });
  });
  await expect.poll(() => watching.said.map(({ type }) => type)).toContain('cobrowse.need');
  expect(watching.said.map(({ type }) => type)).not.toContain('cobrowse.clear');
  await page.evaluate(() => window.lab.picture()?.say({ type: 'cobrowse.clear' }));
  await expect.poll(() => gallery.said.map(({ type }) => type)).toContain('cobrowse.clear');
  await second.close();
  await watching.close();
});
