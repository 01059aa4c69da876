import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { waitFor } from '../../demo/stage/wait-for.ts';
import { violations } from './axe.ts';
import { type AlongPage, type AlongStage, raiseAlongStage } from './cobrowse-panel/along-stage.ts';
import { NODES } from './cobrowse-panel/shop-page.ts';

let stage: AlongStage;
let page: AlongPage;
let cobrowse: string;
beforeAll(async () => {
  stage = await raiseAlongStage();
});
afterAll(() => stage?.close());

const at = (testId: string) => `[data-testid="${testId}"]`;
const VIEWER = `document.querySelector('${at('along-picture')}')?.contentDocument`;
/** In the viewer inside the panel. */
const inViewer = <T>(expression: (viewer: string) => string) =>
  stage.agent.panel.see<T>(
    `(() => { const viewer = ${VIEWER}; return viewer ? ${expression('viewer')} : null; })()`,
  );
/** A click on something in the viewer's own interface. */
async function clickInViewer(testId: string): Promise<void> {
  await inViewer((viewer) => `${viewer}.querySelector('${at(testId)}') !== null`);
  await stage.agent.panel.evaluate(`${VIEWER}.querySelector('${at(testId)}').click()`);
}
/** A real click on a place of the visitor's page, in its own pixels, once the picture lies still. */
async function clickPage(x: number, y: number): Promise<void> {
  const { panel } = stage.agent;
  const placeOf = (): Promise<{ x: number; y: number }> =>
    panel.evaluate(`(() => {
    const frame = document.querySelector('${at('along-picture')}');
    const outer = frame.getBoundingClientRect();
    const inner = frame.contentDocument.querySelector('.picture').getBoundingClientRect();
    const scale = inner.width / 1000;
    return { x: outer.x + inner.x + ${x} * scale, y: outer.y + inner.y + ${y} * scale };
  })()`);
  let before = { x: Number.NaN, y: Number.NaN };
  const place = await waitFor('the picture to lie still', async () => {
    const now = await placeOf();
    const isStill = now.x === before.x && now.y === before.y;
    before = now;
    return isStill ? now : null;
  });
  for (const type of ['mouseMoved', 'mousePressed', 'mouseReleased']) {
    await panel.send('Input.dispatchMouseEvent', { type, ...place, button: 'left', clickCount: 1 });
  }
}
const popOut = (): Page | undefined =>
  stage.agent.context.pages().find((each) => each.url().includes('/extension/cobrowse/'));

test('[VW20] the visitor is asked by one click, and a no is said in words', async () => {
  const { panel } = stage.agent;
  await panel.click(at('look-along'));
  const first = await stage.asked();
  await panel.see(`document.querySelector('${at('along')}').dataset.stand === 'asked'`);
  await stage.answer(first, false);
  await panel.see(`document.querySelector('${at('along')}').innerText.includes('said no')`);
});

test('[VW22, VW25] who agrees is shown over the chat, within a moment, signed for by the background', async () => {
  const { panel } = stage.agent;
  await panel.click(at('look-along'));
  cobrowse = await stage.asked();
  await stage.answer(cobrowse, true);
  page = await stage.show(cobrowse);
  const words = await inViewer<string>(
    (viewer) =>
      `${viewer}.querySelector('.picture iframe')?.contentDocument?.body?.innerText || null`,
  );
  expect(words).toContain('Boots Vera');
  await inViewer(
    (viewer) =>
      `${viewer}.querySelector('${at('picture-age')} [aria-hidden]')?.innerText === 'now'`,
  );
  const colour = await inViewer<string>((viewer) => {
    const inside = `${viewer}.querySelector('.picture iframe').contentDocument`;
    return `getComputedStyle(${inside}.body).backgroundColor`;
  });
  expect(colour).toBe('rgb(250, 240, 230)');
});

test('[PT20] a ring and the pointer reach the element that was meant, on the visitor’s page', async () => {
  await clickInViewer('tool-ring');
  await clickPage(250, 250);
  const ring = await page.socket.next('cobrowse.ring');
  expect(ring).toMatchObject({ node: NODES.button, text: '' });
  await page.socket.next('cobrowse.point');
  await vi.waitFor(() => {
    const point = page.socket.all('cobrowse.point').at(-1);
    expect(point?.node).toBe(NODES.button);
    const place = [point?.x ?? 0, point?.y ?? 0].map((share) => Math.round(share * 20) / 20);
    expect(place).toEqual([0.5, 0.5]);
  });
});

test('[PT21] a proposal to fill in a field reaches the page, and its answer comes back in words', async () => {
  const { panel } = stage.agent;
  await clickInViewer('tool-propose');
  await clickPage(250, 450);
  await clickInViewer('propose-fill');
  await inViewer((viewer) => `${viewer}.activeElement?.dataset.testid === 'fill-text'`);
  await panel.send('Input.insertText', { text: 'VERA10' });
  await panel.press('Enter');
  const proposed = await page.socket.next('cobrowse.propose');
  expect(proposed).toMatchObject({ node: NODES.code, act: { kind: 'fill', text: 'VERA10' } });
  page.socket.say({ type: 'cobrowse.answered', proposal: proposed.proposal, answer: 'done' });
  await inViewer(
    (viewer) => `${viewer}.querySelector('${at('proposal')}')?.dataset.answer === 'done'`,
  );
});

test('[VW23] a visitor who looks at another tab is said to, in red', async () => {
  page.socket.say({ type: 'cobrowse.page', isShown: false });
  await inViewer(
    (viewer) => `${viewer}.querySelector('${at('age-line')}')?.dataset.says === 'away'`,
  );
  page.socket.say({ type: 'cobrowse.page', isShown: true });
  await inViewer((viewer) => `${viewer}.querySelector('${at('age-line')}') === null`);
});

test('[AX1] the panel has no violations while somebody looks along', async () => {
  const { panel } = stage.agent;
  expect(await violations((expression) => panel.evaluate(expression))).toEqual([]);
});

test('[VW22, AX1] the picture gets a tab of its own at real size, and comes back', async () => {
  const { panel } = stage.agent;
  await clickInViewer('viewer-pop-out');
  await panel.see(`document.querySelector('${at('along-out')}') !== null`);
  const tab = await waitFor('the tab', () => popOut() ?? null);
  await tab.locator(at('picture-age')).waitFor();
  await waitFor('the picture has the size of the page', async () => {
    const picture = await tab.locator('.picture').boundingBox();
    return Math.round(picture?.width ?? 0) === 1_000;
  });
  expect(await violations((expression) => tab.evaluate(expression))).toEqual([]);
  expect(await panel.evaluate(`document.querySelector('${at('along-picture')}') === null`)).toBe(
    true,
  );
  await panel.click(at('along-here'));
  await panel.see(`document.querySelector('${at('along-picture')}') !== null`);
  await waitFor('the tab goes', () => popOut() === undefined);
});

test('[VW22, VW25] a worker that dies takes nothing along: the tab is known again and signed for anew', async () => {
  const { panel } = stage.agent;
  await clickInViewer('viewer-pop-out');
  const tab = await waitFor('the tab', () => popOut() ?? null);
  await tab.locator(at('picture-age')).waitFor();
  await panel.send('ServiceWorker.enable');
  await panel.send('ServiceWorker.stopAllWorkers');
  await tab.reload();
  await tab.locator(at('tool-point')).waitFor();
  await panel.see(`document.querySelector('${at('along-out')}') !== null`);
  await panel.click(at('along-here'));
  await panel.see(`document.querySelector('${at('along-picture')}') !== null`);
  await waitFor('the tab goes', () => popOut() === undefined);
});

test('[VW26] when the visitor stops nothing of the page stays, in the panel and in the tab', async () => {
  const { panel } = stage.agent;
  await clickInViewer('viewer-pop-out');
  const tab = await waitFor('the tab', () => popOut() ?? null);
  await tab.locator(at('picture-age')).waitFor();
  await stage.visitor.command({ type: 'cobrowse.stop', cobrowse });
  await panel.see(`document.querySelector('${at('along')}').innerText.includes('visitor stopped')`);
  expect(await tab.locator(at('viewer-ended')).innerText()).toContain('The visitor stopped it.');
  expect(await tab.locator('.picture').count()).toBe(0);
  // The click takes the page away under whoever made it.
  await tab
    .locator(at('viewer-close'))
    .click()
    .catch(() => undefined);
  await waitFor('the tab goes', () => popOut() === undefined);
});

test('[VW22] one click ends it for both', async () => {
  const { panel } = stage.agent;
  await panel.click(at('look-along'));
  const next = await stage.asked();
  await stage.answer(next, true);
  const again = await stage.show(next);
  await inViewer((viewer) => `${viewer}.querySelector('.viewer-bar .button-danger') !== null`);
  await clickInViewer('viewer-end');
  await again.socket.closed;
  await panel.see(`document.querySelector('${at('along')}').innerText.includes('stopped here')`);
  expect(await panel.evaluate(`document.querySelector('${at('along-picture')}') === null`)).toBe(
    true,
  );
});
