import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { change, element, mutation, opening, pageOf, words } from '../support/picture/nodes.ts';
import { type Lab, openLab } from '../support/picture/picture-lab.ts';
import { type CountingServer, countingServer } from '../support/picture/two-servers.ts';

let lab: Lab;
let shop: CountingServer;
let page: Page;

beforeAll(async () => {
  [lab, shop] = await Promise.all([openLab(), countingServer()]);
});
afterAll(async () => {
  await lab?.close();
  await shop?.close();
});
beforeEach(async () => {
  page = await lab.openPage();
  await page.evaluate((origin) => window.lab.open([origin]), shop.origin);
});
afterEach(() => page.close());

const feed = (checkpoint: number | null, events: readonly unknown[]) =>
  page.evaluate(([number, told]) => window.lab.feed(number, told), [checkpoint, events] as const);
const shownCheckpoint = () => page.evaluate(() => window.lab.player()?.shown()?.checkpoint ?? null);
const textShown = () => page.evaluate(() => window.lab.document()?.body.textContent);

it('[VW5] an event is applied before its batch is done with, with no timer and no animation frame', async () => {
  await page.evaluate(() => {
    window.requestAnimationFrame = () => 0;
  });
  await feed(1, opening(pageOf([element(10, 'p', {}, [words(11, 'one')])])));
  const seen = await page.evaluate(
    (told) => {
      window.lab.feed(null, [told]);
      return window.lab.document()?.body.textContent;
    },
    mutation({ texts: [{ id: 11, value: 'two' }] }),
  );
  expect(seen).toBe('two');
});

it('[VW5] scroll, size and input are applied at once', async () => {
  const tall = element(10, 'div', { style: 'height: 3000px' });
  await feed(
    1,
    opening(pageOf([tall, element(12, 'input', { value: 'a' })], '* { scroll-behavior: smooth }')),
  );
  const seen = await page.evaluate(
    (told) => {
      window.lab.feed(null, told);
      const shown = window.lab.document();
      return {
        top: shown?.scrollingElement?.scrollTop,
        width: shown?.defaultView?.innerWidth,
        value: shown?.querySelector('input')?.value,
        sizes: window.lab.sizes.at(-1),
      };
    },
    [
      change({ source: 4, width: 390, height: 844 }),
      change({ source: 3, id: 1, x: 0, y: 700 }),
      change({ source: 5, id: 12, text: '**', isChecked: false }),
    ],
  );
  expect(seen).toEqual({ top: 700, width: 390, value: '**', sizes: [390, 844] });
});

it('[VW5] a new picture takes the place of the old one when its images in view are there, and no white page is seen', async () => {
  await feed(1, opening(pageOf([words(10, 'old')])));
  const watched = page.evaluate(async () => {
    const seen = new Set<string>();
    const root = document.getElementById('root');
    for (;;) {
      const shown = [...(root?.children ?? [])].filter(
        (stage) => stage instanceof HTMLElement && stage.style.visibility === 'visible',
      );
      const inside = shown.map(
        (stage) => stage.querySelector('iframe')?.contentDocument?.body?.textContent,
      );
      seen.add(inside.join('|'));
      if (inside.includes('new')) return [...seen];
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });
  const image = element(10, 'img', { src: `${shop.origin}/slow.png`, width: '50', height: '50' });
  await feed(2, opening(pageOf([image, words(11, 'new')])));
  expect(await watched).toEqual(['old', 'new']);
  expect(await page.evaluate(() => window.lab.document()?.querySelector('img')?.complete)).toBe(
    true,
  );
  expect(await page.evaluate(() => document.querySelectorAll('iframe').length)).toBe(1);
});

it('[VW5, LM1] an image that never comes holds a new picture up no longer than PICTURE_SWAP_MAX_MS', async () => {
  await page.route('**/never.png', () => undefined);
  await feed(1, opening(pageOf([words(10, 'old')])));
  const image = element(10, 'img', { src: `${shop.origin}/never.png`, width: '50', height: '50' });
  const atOnce = await page.evaluate(
    (told) => {
      window.lab.feed(2, told);
      return window.lab.document()?.body.textContent;
    },
    opening(pageOf([image, words(11, 'new')])),
  );
  expect(atOnce).toBe('old');
  await expect.poll(shownCheckpoint).toBe(2);
  expect(await textShown()).toBe('new');
});

it('[VW5] pictures that follow each other faster than their images load are seen all the same', async () => {
  await page.route('**/never.png', () => undefined);
  const pictures = ['one', 'two', 'three', 'four'].map((label) =>
    opening(pageOf([element(10, 'img', { src: `${shop.origin}/never.png` }), words(11, label)])),
  );
  const seen = await page.evaluate(
    (told) =>
      told.map((events, index) => {
        window.lab.feed(index + 1, events);
        return window.lab.document()?.body.textContent;
      }),
    pictures,
  );
  expect(seen).toEqual(['one', 'one', 'two', 'three']);
  await expect.poll(textShown).toBe('four');
  expect(await page.evaluate(() => document.querySelectorAll('iframe').length)).toBe(1);
});

it('[VW5] what comes while a new picture waits is in it', async () => {
  await feed(1, opening(pageOf([words(10, 'old')])));
  const image = element(10, 'img', { src: `${shop.origin}/i.png`, width: '50', height: '50' });
  await page.evaluate(
    ([first, then]) => {
      window.lab.feed(2, first);
      window.lab.feed(null, then);
    },
    [
      opening(pageOf([image, words(11, 'new')])),
      [mutation({ texts: [{ id: 11, value: 'newer' }] })],
    ] as const,
  );
  await expect.poll(textShown).toBe('newer');
});

it('[VW5] nothing in the picture takes the focus or makes a sound', async () => {
  await page.evaluate(() => {
    const composer = document.createElement('textarea');
    document.body.append(composer);
    composer.focus();
  });
  const dialog = element(10, 'dialog', { open: '', rr_open_mode: 'modal' }, [
    element(11, 'input', { autofocus: '' }),
  ]);
  await feed(
    1,
    opening(pageOf([dialog, element(12, 'video', { rr_mediaState: 'played', autoplay: '' })])),
  );
  await feed(null, [
    change({ source: 2, type: 5, id: 11 }),
    change({ source: 7, type: 0, id: 12, currentTime: 1 }),
    mutation({ attributes: [{ id: 10, attributes: { open: '', rr_open_mode: 'modal' } }] }),
  ]);
  const after = await page.evaluate(() => {
    const box = window.lab.document()?.querySelector('dialog')?.getBoundingClientRect();
    return {
      focused: document.activeElement?.tagName,
      isMuted: window.lab.document()?.querySelector('video')?.muted,
      middle: box === undefined ? 0 : Math.round(box.left + box.width / 2),
    };
  });
  expect(after).toEqual({ focused: 'TEXTAREA', isMuted: true, middle: 640 });
});

it('[VW6] a picture that is not loaded is a quiet box of its size, and a font that is not is another font', async () => {
  const css = `@font-face { font-family: Elsewhere; src: url(https://fonts.example/f.woff2) }
    .hero { width: 300px; height: 120px; background: url(https://cdn.example/hero.jpg) } body { font-family: Elsewhere, serif }`;
  const body = [
    element(10, 'img', { src: 'https://cdn.example/a.jpg', width: '80', height: '60' }),
    element(11, 'div', { class: 'hero' }),
    element(12, 'iframe', { rr_src: 'https://pay.example/', width: '200', height: '90' }),
    words(13, 'Chair'),
  ];
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await feed(1, opening(pageOf(body, css)));
  const boxes = await page.evaluate(() => {
    const shown = window.lab.document();
    const sizeOf = (selector: string) => {
      const box = shown?.querySelector(selector)?.getBoundingClientRect();
      return [box?.width, box?.height];
    };
    const frame = shown?.querySelector('iframe');
    const background = frame ? shown?.defaultView?.getComputedStyle(frame).backgroundColor : '';
    const isLoaded = shown?.querySelector('img')?.naturalWidth !== 0;
    return {
      image: sizeOf('img'),
      hero: sizeOf('.hero'),
      frame: sizeOf('iframe'),
      background,
      isLoaded,
    };
  });
  expect(boxes).toEqual({
    image: [80, 60],
    hero: [300, 120],
    frame: [204, 94],
    background: 'rgba(128, 128, 128, 0.18)',
    isLoaded: true,
  });
  expect(requests.filter((url) => !url.startsWith('data:image/svg+xml'))).toEqual([]);
});

it('[VW5] text has the font the shop gave it, and not that of an extension’s pages', async () => {
  const fontOf = () =>
    page.evaluate(() => {
      const shown = window.lab.document();
      const style = shown?.defaultView?.getComputedStyle(shown.body);
      return [style?.fontSize, style?.fontFamily];
    });
  await feed(1, opening(pageOf([words(10, 'a')])));
  const plain = await lab.context.newPage();
  await plain.goto(`${shop.origin}/x.css`);
  const theirs = await plain.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    return [style.fontSize, style.fontFamily];
  });
  await plain.close();
  expect(await fontOf()).toEqual(theirs);
  await feed(2, opening(pageOf([words(10, 'a')], '@layer base { body { font: 14px cursive } }')));
  expect(await fontOf()).toEqual(['14px', 'cursive']);
  await feed(3, opening(pageOf([words(10, 'a')], 'body { font: 13px monospace }')));
  expect(await fontOf()).toEqual(['13px', 'monospace']);
});

it('[VW8] the visitor’s pointer, clicks and selection come with their places, and what is under the pointer is hovered', async () => {
  const css =
    'p { margin: 0; font: 20px monospace } p:hover { color: rgb(1, 2, 3) } @media (hover: hover) { p { line-height: 2 } }';
  await feed(
    1,
    opening(
      pageOf(
        [element(10, 'p', {}, [words(11, 'Chair')]), element(12, 'p', {}, [words(13, 'Table')])],
        css,
      ),
    ),
  );
  await feed(null, [
    change({
      source: 1,
      positions: [
        { id: 10, x: 5, y: 6, timeOffset: -20 },
        { id: 12, x: 7, y: 50, timeOffset: 0 },
      ],
    }),
    change({ source: 2, type: 2, id: 12, x: 8, y: 51 }),
    change({ source: 14, ranges: [{ start: 13, startOffset: 0, end: 13, endOffset: 5 }] }),
  ]);
  const seen = await page.evaluate(() => {
    const shown = window.lab.document();
    const colours = [...(shown?.querySelectorAll('p') ?? [])].map(
      (paragraph) => shown?.defaultView?.getComputedStyle(paragraph).color,
    );
    return { trace: window.lab.trace, colours };
  });
  expect(seen.colours).toEqual(['rgb(0, 0, 0)', 'rgb(1, 2, 3)']);
  expect(seen.trace?.pointer).toEqual({ x: 8, y: 51 });
  expect(seen.trace?.click).toEqual({ x: 8, y: 51, number: 1 });
  expect(seen.trace?.selection).toHaveLength(1);
  expect(seen.trace?.selection[0]?.top).toBeGreaterThan(39);
  // It follows the page, and goes with it.
  await feed(null, [
    mutation({ attributes: [{ id: 10, attributes: { style: 'height: 100px' } }] }),
  ]);
  const moved = await page.evaluate(() => window.lab.trace?.selection[0]?.top ?? 0);
  expect(moved).toBeGreaterThan(99);
  await feed(2, opening(pageOf([]), [800, 600], 'https://shop.example/other'));
  expect(await page.evaluate(() => window.lab.trace)).toEqual({
    pointer: null,
    click: null,
    selection: [],
  });
});
