import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seen } from '../../demo/shopper.ts';
import { startTalk, type Talk } from './conversation.ts';
import { type Stage, setStage } from './stage.ts';

let stage: Stage;
let talk: Talk;

beforeAll(async () => {
  stage = await setStage();
  talk = await startTalk(stage);
});
afterAll(() => stage?.close());

describe('in the middle of a conversation, every line comes once and in order on both sides', () => {
  test('[JN2] the shopper reloads the page', async () => {
    await talk.shopperSays('Ik laad even opnieuw.');
    await stage.shopper.page.reload();
    await seen(stage.shopper.page, 'home');
    await talk.bothShowAll();
    await talk.agentSays('Ik ben er nog.');
    await talk.shopperSays('Ik ook.');
    await talk.bothShowAll();
  });

  test('[JN2] the network is cut while both sides write', async () => {
    stage.wire.cut();
    await talk.shopperSays('Dit schrijf ik zonder verbinding.');
    await talk.agentSays('En ik dit.');
    stage.wire.mend();
    await talk.bothShowAll();
  });

  test('[JN2] the sidecar is killed with -9', async () => {
    await talk.shopperSays('Vlak voor de klap.');
    await stage.killAndRestartSidecar();
    await talk.agentSays('Vlak na de klap.');
    await talk.shopperSays('Alles er nog?');
    await talk.bothShowAll();
  });

  test('[JN2] the extension’s service worker is killed', async () => {
    await inWorker(`self.isBefore = true`);
    await stage.agent.panel.send('ServiceWorker.enable');
    await stage.agent.panel.send('ServiceWorker.stopAllWorkers');
    await talk.shopperSays('Hoort er nog iemand mee?');
    await talk.agentSays('Ja, gewoon.');
    await talk.bothShowAll();
    // What it held in memory is gone: this is another worker, brought back by the panel.
    expect(await inWorker(`self.isBefore ?? null`)).toBeNull();
  });
});

function inWorker(expression: string): Promise<unknown> {
  const worker = stage.agent.context.serviceWorkers().at(-1);
  if (worker === undefined) throw new Error('the extension has no service worker');
  return worker.evaluate(expression);
}
