import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Anchor, Box } from '../../extension/cobrowse/picture.ts';
import { change, element, mutation, opening, pageOf, words } from '../support/picture/nodes.ts';
import { type Lab, openLab } from '../support/picture/picture-lab.ts';

let lab: Lab;
let page: Page;

beforeAll(async () => {
  lab = await openLab();
  page = await lab.openPage();
  await page.evaluate(() => window.lab.open([]));
});
afterAll(() => lab?.close());

const CSS = `
  body { display: grid; grid-template-columns: repeat(auto-fill, minmax(180px, 1fr)); gap: 10px }
  body > div { height: 90px; border: 3px solid } iframe { width: 170px; height: 80px; border: 5px solid }
  button, input { margin: 10px; width: 100px; height: 30px } .turned { transform: scale(0.5) }`;

/** Things to point at: in the page, in a shadow root, in a frame, in a frame that the page has made smaller. */
async function showThings(checkpoint: number, size: readonly [number, number]): Promise<void> {
  const inside = { ...element(21, 'button', {}, [words(22, 'Inside')]), isShadow: true };
  const things = [
    ...[100, 110, 120, 130, 140].map((id) => element(id, 'div', {}, [words(id + 1, 'Chair')])),
    element(10, 'div', {}, [element(11, 'button', { id: 'buy' }, [words(12, 'In basket')])]),
    element(13, 'div', {}, [element(14, 'input', { type: 'text', name: 'coupon' })]),
    { ...element(20, 'div', {}, [inside]), isShadowHost: true },
    element(30, 'iframe', {}),
    element(40, 'iframe', { class: 'turned' }),
    { ...element(50, 'div', { rr_width: '100px', rr_height: '50px' }), needBlock: true },
  ];
  const framed = (first: number, label: string) => ({
    ...{ type: 0, id: first },
    childNodes: [
      element(first + 1, 'html', {}, [
        element(first + 2, 'head'),
        element(first + 3, 'body', {}, [
          element(first + 4, 'button', { style: 'margin: 10px; width: 90px; height: 30px' }, [
            words(first + 5, label),
          ]),
        ]),
      ]),
    ],
  });
  await page.evaluate(([number, told]) => window.lab.feed(number, told), [
    checkpoint,
    [
      ...opening(pageOf(things, CSS), size),
      mutation({ adds: [{ parentId: 30, nextId: null, node: framed(60, 'Framed') }] }),
      mutation({ adds: [{ parentId: 40, nextId: null, node: framed(70, 'Small') }] }),
    ],
  ] as const);
  await expect
    .poll(() => page.evaluate(() => window.lab.player()?.shown()?.checkpoint))
    .toBe(checkpoint);
}

const scaleTo = (scale: number) =>
  page.evaluate((by) => {
    const root = document.getElementById('root');
    if (root !== null) root.style.transform = `scale(${by})`;
  }, scale);
const boxOf = (checkpoint: number, node: number) =>
  page.evaluate(([c, n]) => window.lab.boxOf(c, n) as Box | null, [checkpoint, node] as const);
const anchorAt = (x: number, y: number) =>
  page.evaluate(([left, top]) => window.lab.anchorAt(left, top) as Anchor | null, [x, y] as const);
const kindOf = (checkpoint: number, node: number) =>
  page.evaluate(([c, n]) => window.lab.kindOf(c, n), [checkpoint, node] as const);

const VIEWPORTS = [
  [1_280, 720],
  [390, 844],
  [2_560, 1_300],
] as const;

it('[PT1] a place in the picture is the same element at any scale and in any viewport', async () => {
  let checkpoint = 0;
  for (const size of VIEWPORTS) {
    checkpoint += 1;
    await showThings(checkpoint, size);
    for (const scale of [0.28, 0.5, 1]) {
      await scaleTo(scale);
      for (const node of [11, 14, 21, 64, 74, 100, 140]) {
        const box = await boxOf(checkpoint, node);
        expect(box, `${node} at ${scale} in ${size}`).not.toBeNull();
        if (box === null) continue;
        for (const [x, y] of [
          [0.5, 0.5],
          [0.1, 0.9],
          [0.75, 0.2],
        ] as const) {
          const anchor = await anchorAt(box.left + box.width * x, box.top + box.height * y);
          expect(anchor?.node).toBe(node);
          expect(anchor?.checkpoint).toBe(checkpoint);
          expect(anchor?.x).toBeCloseTo(x, 3);
          expect(anchor?.y).toBeCloseTo(y, 3);
        }
      }
    }
  }
});

it('[PT1] what is meant in one viewport is found in another, and follows the page', async () => {
  await showThings(10, [1_280, 720]);
  const box = await boxOf(10, 11);
  const anchor = await anchorAt((box?.left ?? 0) + 5, (box?.top ?? 0) + 5);
  await page.evaluate(
    (told) => window.lab.feed(null, told),
    [change({ source: 4, width: 390, height: 844 }), change({ source: 3, id: 1, x: 0, y: 100 })],
  );
  const moved = await boxOf(10, anchor?.node ?? 0);
  expect(anchor?.node).toBe(11);
  expect(moved).not.toBeNull();
  expect(moved).not.toEqual(box);
  const again = await anchorAt((moved?.left ?? 0) + 5, (moved?.top ?? 0) + 5);
  expect(again).toEqual(anchor);
});

it('[PT1, PT20] an id of an earlier picture of the same page is the same element', async () => {
  await showThings(18, [1_280, 720]);
  const box = await boxOf(18, 11);
  await showThings(19, [1_280, 720]);
  expect(box).not.toBeNull();
  expect(await boxOf(18, 11)).toEqual(box);
  expect(await kindOf(18, 11)).toBe('button');
});

it('[PT1] an element that has gone, or of another page, or of a picture to come has no box', async () => {
  await showThings(20, [1_280, 720]);
  await page.evaluate(() => Object.assign(window.lab, { since: 20 }));
  expect(await boxOf(19, 11)).toBeNull();
  expect(await boxOf(21, 11)).toBeNull();
  expect(await boxOf(20, 11)).not.toBeNull();
  expect(await boxOf(20, 999)).toBeNull();
  await page.evaluate(
    (told) => window.lab.feed(null, told),
    [mutation({ removes: [{ parentId: 10, id: 11 }] })],
  );
  expect(await boxOf(20, 11)).toBeNull();
  expect(await anchorAt(-5, 10_000)).toBeNull();
});

it('[PT1] fields, buttons and what is covered are told apart', async () => {
  await showThings(30, [1_280, 720]);
  expect(await kindOf(30, 14)).toBe('field');
  expect(await kindOf(30, 11)).toBe('button');
  expect(await kindOf(30, 21)).toBe('button');
  expect(await kindOf(30, 50)).toBe('covered');
  expect(await kindOf(30, 100)).toBe('other');
  expect(await kindOf(19, 14)).toBe('other');
});
