import { afterAll, beforeAll, test } from 'vitest';
import { type RaisedStage, raiseStage } from '../../demo/journey/raise-stage.ts';
import { seen } from '../../demo/shopper.ts';
import { counter } from '../../demo/stage/counter.ts';
import { widget } from '../../demo/stage/widget.ts';
import { agentKeys, shopperKeys } from './by-keyboard.ts';

let stage: RaisedStage;
const at = (testId: string) => `[data-testid="${testId}"]`;

beforeAll(async () => {
  stage = await raiseStage({ isHeadless: true });
});
afterAll(() => stage?.close());

test('[AX2] J1 is played from both keyboards, without a pointer', async () => {
  const { panel } = stage.agent;
  const { page } = stage.shopper;
  const agent = agentKeys(panel);
  const shopper = shopperKeys(page);

  await agent.type(at('pair-address'), stage.sidecar.ready.url);
  await agent.type(at('pair-code'), stage.sidecar.ready.pairing?.agent ?? '');
  await agent.press('Enter');
  await agent.enter(at('pair-confirm'));
  await panel.see(`document.querySelector('${at('link-state')}[data-state="live"]') !== null`);
  await agent.enter(at('presence'));
  await agent.enter(at('presence-available'), 'ArrowUp');
  await panel.see(`document.querySelector('.presence-available:not(.is-pending)') !== null`);

  await page.goto(`${stage.shop.url}/nl`);
  await seen(page, 'home');
  await shopper.enter(at('consent-allow'));
  for (let look = 0; look < 3; look += 1) {
    await shopper.enter(at('category-women'));
    await seen(page, 'category');
    await shopper.enter(at('product-sanne'));
    await seen(page, 'product');
  }
  await widget.offered(page);
  await shopper.choose(at('size-37'), `${at('size-39')} input`);
  await shopper.enter('toonbank-counter .primary, .offer .primary');
  await shopper.type('.composer textarea', 'Vallen ze groot?');
  await page.keyboard.press('Enter');

  await panel.see(`document.querySelector('${at('accept')}') !== null`);
  await agent.press('a');
  await agent.type(at('composer'), 'Nee, neem je gewone maat.');
  await agent.press('Enter');
  await widget.reads(page, 'Nee, neem je gewone maat.');
  await counter.hasLines(panel, ['Vallen ze groot?', 'Nee, neem je gewone maat.']);

  await agent.enter(at('end'));
  await agent.enter(at('end-confirm'));
  await agent.to(at('disposition-solved'));
  await agent.press(' ');
  await agent.enter(at('wrap-up-save'));
  await panel.see(`document.querySelector('${at('no-conversations')}') !== null`);
});
