import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  element,
  mutation,
  opening,
  pageOf,
  type StreamNode,
  words,
} from '../support/picture/nodes.ts';
import { type Lab, openLab } from '../support/picture/picture-lab.ts';

let lab: Lab;

beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab?.close());

const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

/** A shop with a few hundred cards, a video, a frame and a shadow root. */
function fullPage(): StreamNode {
  const cards: StreamNode[] = [];
  for (let id = 100; id < 700; id += 10) {
    cards.push(
      element(id, 'div', { class: 'card' }, [
        element(id + 1, 'img', { src: PIXEL }),
        element(id + 2, 'p', {}, [words(id + 3, 'Chair')]),
      ]),
    );
  }
  const host = {
    ...element(20, 'div', {}, [{ ...element(21, 'p'), isShadow: true }]),
    isShadowHost: true,
  };
  return pageOf(
    [element(22, 'video'), element(23, 'iframe'), host, ...cards],
    '.card:hover { color: red }',
  );
}

it('[VW5] after hundreds of pictures and thousands of changes as much is in memory as after a few', async () => {
  const page = await lab.openPage();
  await page.evaluate(() => window.lab.open([]));
  const cdp = await lab.context.newCDPSession(page);
  await cdp.send('Performance.enable');
  const measured = async () => {
    for (let round = 0; round < 3; round += 1) await cdp.send('HeapProfiler.collectGarbage');
    const { metrics } = await cdp.send('Performance.getMetrics');
    const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
    return { nodes: of('Nodes'), documents: of('Documents'), heap: of('JSHeapUsedSize') };
  };
  const play = (first: number, count: number, changes: number) =>
    page.evaluate(
      async ({ from, times, each, told, frame }) => {
        for (let checkpoint = from; checkpoint < from + times; checkpoint += 1) {
          window.lab.feed(checkpoint, told);
          window.lab.feed(null, [frame]);
          for (let n = 0; n < each; n += 1) {
            const id = 1_000_000 + n;
            const paragraph = { type: 2, id, tagName: 'p', attributes: {}, childNodes: [] };
            const adds = [{ parentId: 5, nextId: null, node: paragraph }];
            const attributes = [{ id: 100, attributes: { class: `card c${n}` } }];
            const removes = [{ parentId: 5, id }];
            const none = { adds: [], removes: [], texts: [], attributes: [] };
            window.lab.feed(null, [
              { type: 3, data: { source: 1, positions: [{ id: 102, x: n, y: n }] } },
              { type: 3, data: { source: 0, ...none, adds, attributes } },
              { type: 3, data: { source: 0, ...none, removes } },
              {
                type: 3,
                data: {
                  source: 14,
                  ranges: [{ start: 103, startOffset: 0, end: 103, endOffset: 3 }],
                },
              },
            ]);
          }
          await new Promise((resolve) => setTimeout(resolve));
        }
        window.lab.sizes.length = 0;
      },
      {
        ...{ from: first, times: count, each: changes, told: opening(fullPage()) },
        frame: mutation({
          adds: [
            {
              ...{ parentId: 23, nextId: null },
              node: {
                type: 0,
                id: 30,
                childNodes: [element(31, 'html', {}, [element(32, 'head'), element(33, 'body')])],
              },
            },
          ],
        }),
      },
    );
  await play(1, 20, 2);
  const before = await measured();
  await play(100, 200, 2);
  const afterPictures = await measured();
  await play(1_000, 1, 2_000);
  const afterChanges = await measured();
  for (const after of [afterPictures, afterChanges]) {
    // One picture more or less, and what a browser keeps of media for a while.
    expect(after.nodes).toBeLessThan(before.nodes + 1_000);
    expect(after.documents).toBeLessThanOrEqual(before.documents + 8);
    expect(after.heap).toBeLessThan(before.heap * 1.25 + 1_000_000);
  }
  expect(await page.evaluate(() => window.lab.needs)).toEqual([]);
}, 120_000);
