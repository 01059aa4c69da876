import type { BrowserContext, Page } from 'playwright-core';
import type { RaisedStage } from '../../demo/journey/raise-stage.ts';
import type { Arm } from '../measure/rounds.ts';
import { NOW, outOfStep, watchFor } from './drawn.ts';

const APART_MAX_MS = 100;

/** The floor: a bare page in each of the two browsers, and a server that passes text on. */
export async function openRelay(
  { agent, shopper }: RaisedStage,
  url: string,
): Promise<{ readonly toAgent: Arm<number>; readonly toVisitor: Arm<number> }> {
  const atAgent = await openEnd(await agent.context.newPage(), url);
  const atShopper = await openEnd(await ownWindow(shopper.context, shopper.page), url);
  return {
    toAgent: { name: 'relay to agent', measure: passing(atShopper, atAgent) },
    toVisitor: { name: 'relay to visitor', measure: passing(atAgent, atShopper) },
  };
}

async function openEnd(page: Page, url: string): Promise<Page> {
  await page.goto(url);
  await page.evaluate(`new Promise((resolve) => {
    globalThis.benchSocket = new WebSocket(${JSON.stringify(url.replace(/^http/, 'ws'))});
    benchSocket.onmessage = ({ data }) => { document.querySelector('p').textContent = data; };
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

function passing(from: Page, to: Page): () => Promise<number> {
  let n = 0;
  return async () => {
    await outOfStep(APART_MAX_MS);
    n += 1;
    const text = JSON.stringify(`mark ${n}`);
    const drawn = await watchFor(
      to,
      'document.body',
      `document.querySelector('p').textContent === ${text}`,
    );
    const saidAt = await from.evaluate<number>(`(() => {
      const at = ${NOW};
      benchSocket.send(${text});
      return at;
    })()`);
    return (await drawn()) - saidAt;
  };
}
