import type { RaisedStage } from '../../demo/journey/raise-stage.ts';
import { allowObserve, openCategory, openProduct, openShop } from '../../demo/shopper.ts';
import { counter } from '../../demo/stage/counter.ts';
import { pairPanel } from '../../demo/stage/pair-panel.ts';
import type { Arm } from '../measure/rounds.ts';
import { NOW, outOfStep, watchFor } from './drawn.ts';

const MONEY = '[data-testid="floor-row"] .money';
/** Longer than two pulses of the floor. */
const APART_MAX_MS = 250;

/** An agent at the counter, and a shopper on a product page whom they can see. */
export async function openFloor({ agent, sidecar, shop, shopper }: RaisedStage): Promise<void> {
  await pairPanel(agent.panel, sidecar.ready.url, sidecar.ready.pairing?.agent ?? '');
  await counter.becomeAvailable(agent.panel);
  await openShop(shopper.page, shop.url);
  await allowObserve(shopper.page);
  await openCategory(shopper.page, 'women');
  await openProduct(shopper.page, 'sanne');
  await counter.seesOnFloor(agent.panel, /Sanne/);
}

/** The page pushes a basket worth so many euros; the row is drawn when it shows that amount. */
export function signalArm({ agent, shopper }: RaisedStage): Arm<number> {
  // Whole euros below a thousand read the same in every language.
  let euros = 100;
  return {
    name: 'row',
    async measure() {
      await outOfStep(APART_MAX_MS);
      euros = euros === 999 ? 100 : euros + 1;
      const drawn = await watchFor(
        agent.panel,
        'document.body',
        `document.querySelector('${MONEY}')?.textContent.replace(/\\D/g, '') === '${euros}'`,
      );
      const pushedAt = await shopper.page.evaluate<number>(`(() => {
        const at = ${NOW};
        window.dataLayer.push({ event: 'view_cart', ecommerce: {
          currency: 'EUR', value: ${euros},
          items: [{ item_id: 'sanne', item_name: 'Sanne', price: ${euros}, quantity: 1 }],
        } });
        return at;
      })()`);
      return (await drawn()) - pushedAt;
    },
  };
}
