import { afterEach, beforeEach, expect, test } from 'vitest';
import { allowObserve, lookAtBoots, openShop, refuseObserve, signIn } from '../../demo/shopper.ts';
import { counter } from '../../demo/stage/counter.ts';
import { widget } from '../../demo/stage/widget.ts';
import { startTalk } from './conversation.ts';
import { type Stage, setStage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage?.close());

test('[PV1] who says no is not seen, leaves nothing behind, and is helped all the same', async () => {
  const { page } = stage.shopper;
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.method()));
  page.on('websocket', (socket) => sent.push(socket.url()));
  await openShop(page, stage.shop.url);
  await refuseObserve(page);
  await lookAtBoots(page, 3);
  const kept = await page.evaluate(() =>
    Object.keys(localStorage).concat(Object.keys(sessionStorage)),
  );
  expect(kept.filter((key) => key.startsWith('toonbank'))).toEqual([]);
  expect(sent.filter((what) => what !== 'GET')).toEqual([]);
  await widget.open(page);
  await widget.say(page, 'Hebben jullie een winkel?');
  await counter.accept(stage.agent.panel);
  await counter.reads(stage.agent.panel, 'Hebben jullie een winkel?');
  await counter.toFloor(stage.agent.panel);
  await stage.agent.panel.see(`document.querySelector('[data-testid="floor-empty"]') !== null`);
});

test('[CV2] two tabs of the shop are one conversation, with the same lines in both', async () => {
  const talk = await startTalk(stage);
  const second = await stage.shopper.context.newPage();
  await openShop(second, stage.shop.url);
  if (!(await second.locator('toonbank-counter .chat').isVisible())) await widget.open(second);
  await widget.hasLines(second, await talk.bothShowAll());
  await talk.shopperSays('Ik schrijf in het eerste tabblad.');
  await talk.agentSays('Dat zie ik niet eens.');
  await widget.hasLines(second, await talk.bothShowAll());
});

test('[ID1] who signs in at the shop is known by name at the counter', async () => {
  const { page } = stage.shopper;
  await openShop(page, stage.shop.url);
  await allowObserve(page);
  await signIn(page, 'anna');
  await counter.seesOnFloor(stage.agent.panel, /Anna/);
});

test('[EN8] an offer on screen is taken back when the last agent goes away', async () => {
  const { page } = stage.shopper;
  await openShop(page, stage.shop.url);
  await allowObserve(page);
  await lookAtBoots(page, 3);
  await widget.offered(page);
  await counter.goAway(stage.agent.panel);
  await page.locator('toonbank-counter .offer').waitFor({ state: 'detached' });
});
