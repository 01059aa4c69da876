import type { BrowserContext, Page } from 'playwright-core';
import type { RaisedStage } from '../../demo/journey/raise-stage.ts';
import { pictureIn, VIEWER } from '../cobrowse/look-along.ts';
import type { MarkRoad } from './marks.ts';

const PICTURE = pictureIn(VIEWER);
const MARKED = /^m(\d+)$/.source;

/** A class on the shop page's body, to the body of the agent's picture. */
export function ourRoad({ agent, shopper }: RaisedStage): MarkRoad {
  return {
    from: shopper.page,
    to: agent.panel,
    make: `document.body.className = 'm' + mark;`,
    root: `${PICTURE}.documentElement`,
    last: `Number(${PICTURE}?.body?.className.match(/${MARKED}/)?.[1] ?? 0)`,
  };
}

/** The least there can be: the same two browsers, a page in each, and a server that passes text on. */
export async function rawRoad(
  { agent, shopper }: RaisedStage,
  url: string,
): Promise<MarkRoad & { readonly from: Page }> {
  const to = await openEnd(await agent.context.newPage(), url);
  const from = await openEnd(await ownWindow(shopper.context, shopper.page), url);
  return {
    from,
    to,
    make: `benchSocket.send('m' + mark);`,
    root: 'document.body',
    last: `Number(document.body.className.slice(1))`,
  };
}

async function openEnd(page: Page, url: string): Promise<Page> {
  await page.goto(url);
  await page.evaluate(`new Promise((resolve) => {
    globalThis.benchSocket = new WebSocket(${JSON.stringify(url.replace(/^http/, 'ws'))});
    benchSocket.onmessage = ({ data }) => { document.body.setAttribute('class', data); };
    benchSocket.onopen = () => resolve();
  })`);
  return page;
}

/** A window beside the shop's, so that both are drawn. */
async function ownWindow(context: BrowserContext, shop: Page): Promise<Page> {
  const opened = context.waitForEvent('page');
  const cdp = await context.newCDPSession(shop);
  await cdp.send('Target.createTarget', { url: 'about:blank', newWindow: true });
  return opened;
}
