import type { RaisedStage } from '../../demo/journey/raise-stage.ts';
import { leadConsole } from '../../demo/stage/console.ts';
import { counter } from '../../demo/stage/counter.ts';
import { giving } from '../../demo/stage/giving.ts';
import { pairPanel } from '../../demo/stage/pair-panel.ts';
import { openChat } from '../floor-latency/chat.ts';
import { noteEnter, outOfStep, watchFor } from '../floor-latency/drawn.ts';
import { openFloor } from '../floor-latency/signal.ts';
import type { Arm } from '../measure/rounds.ts';

const at = (testId: string) => `document.querySelector('[data-testid="${testId}"]')`;
/** Longer than the panel waits before it asks anew what may be given. */
const APART_MAX_MS = 300;
const BASKET = {
  event: 'view_cart',
  ecommerce: {
    currency: 'EUR',
    value: 310,
    items: [{ item_id: 'sanne', item_name: 'Sanne', price: 310, quantity: 1 }],
  },
};

/** An agent who talks with a shopper with a basket, and a lead elsewhere who must approve more than ten percent. */
export async function openQuestions(stage: RaisedStage): Promise<void> {
  const { agent, lead, shopper, sidecar } = stage;
  await openFloor(stage);
  await pairPanel(lead.panel, sidecar.ready.url, sidecar.ready.pairing?.lead ?? '');
  await counter.becomeAvailable(lead.panel);
  const console = await leadConsole.open(lead);
  await leadConsole.allow(console, 'Boots');
  await console.close();
  await openChat(stage);
  await shopper.page.evaluate(`window.dataLayer.push(${JSON.stringify(BASKET)})`);
  await giving.offers(agent.panel, '15 %');
}

/** From Enter on "Ask" to the question above whatever the lead is looking at. */
export function questionArm({ agent, lead }: RaisedStage): Arm<number> {
  const { panel } = agent;
  let enterAt: (() => Promise<number>) | null = null;
  return {
    name: 'question to lead',
    async measure() {
      enterAt ??= await noteEnter(panel);
      await giving.choose(panel, '15 %');
      await giving.press(panel, 'ready');
      await panel.see(
        `(${at('ask-confirm')}?.focus(), document.activeElement === ${at('ask-confirm')})`,
      );
      await outOfStep(APART_MAX_MS);
      const drawn = await watchFor(lead.panel, 'document.body', `${at('approval')} !== null`);
      await panel.press('Enter');
      const tookMs = (await drawn()) - (await enterAt());
      await giving.press(panel, 'withdraw');
      await lead.panel.see(`${at('approval')} === null`);
      await panel.see(`${at('asked')} === null`);
      return tookMs;
    },
  };
}
