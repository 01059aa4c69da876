import type { RaisedStage } from '../../demo/journey/raise-stage.ts';
import {
  addToBasket,
  allowObserve,
  chooseSize,
  lookAtBoots,
  openShop,
} from '../../demo/shopper.ts';
import { counter } from '../../demo/stage/counter.ts';
import { pairPanel } from '../../demo/stage/pair-panel.ts';
import { widget } from '../../demo/stage/widget.ts';

/** An agent at the counter, and a shopper with boots in the basket who talks with them. */
export async function openTalk({ agent, sidecar, shop, shopper }: RaisedStage): Promise<void> {
  await pairPanel(agent.panel, sidecar.ready.url, sidecar.ready.pairing?.agent ?? '');
  await counter.becomeAvailable(agent.panel);
  await openShop(shopper.page, shop.url);
  await allowObserve(shopper.page);
  await lookAtBoots(shopper.page, 1);
  await chooseSize(shopper.page, '39');
  await addToBasket(shopper.page);
  await widget.open(shopper.page);
  await say({ agent, shopper }, 'Zijn deze warm genoeg?');
}

/** The talk is over, and the same two begin another: nothing bounds a talk's gifts but their number. */
export async function talkAnew({ agent, shopper }: RaisedStage, n: number): Promise<void> {
  await counter.end(agent.panel, 'solved');
  await shopper.page.locator('toonbank-counter .chat button.primary.wide').click();
  await say({ agent, shopper }, `Nog een vraag, nummer ${n}.`);
}

async function say(
  { agent, shopper }: Pick<RaisedStage, 'agent' | 'shopper'>,
  text: string,
): Promise<void> {
  await widget.say(shopper.page, text);
  await counter.accept(agent.panel);
  await counter.reads(agent.panel, text);
}
