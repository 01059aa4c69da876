import { afterAll, beforeAll, expect, test } from 'vitest';
import { goToBasket, lookAtBoots } from '../../demo/shopper.ts';
import { counter } from '../../demo/stage/counter.ts';
import { violations } from './axe.ts';
import { startTalk } from './conversation.ts';
import { type Stage, setStage } from './stage.ts';

let stage: Stage;
const inShop = (expression: string) => stage.shopper.page.evaluate(expression);
const inPanel = (expression: string) => stage.agent.panel.evaluate(expression);

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.close());

test('[AX1] shop, open chat and conversation have no violations while people talk', async () => {
  await startTalk(stage);
  expect(await violations(inShop)).toEqual([]);
  expect(await violations(inPanel)).toEqual([]);
});

test('[AX1] floor and visitor have no violations while somebody is in the shop', async () => {
  await lookAtBoots(stage.shopper.page, 1);
  await goToBasket(stage.shopper.page);
  await stage.agent.panel.press('Escape');
  await counter.seesOnFloor(stage.agent.panel, /./);
  expect(await violations(inPanel)).toEqual([]);
  await counter.openVisitor(stage.agent.panel);
  expect(await violations(inPanel)).toEqual([]);
  expect(await violations(inShop)).toEqual([]);
});
