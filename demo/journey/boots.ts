import {
  addToBasket,
  allowObserve,
  chooseShipping,
  chooseSize,
  fillDetails,
  goBack,
  goToBasket,
  goToCheckout,
  leaveCheckoutBack,
  lookAtBoots,
  openShop,
} from '../shopper.ts';
import { along } from '../stage/along.ts';
import { counter } from '../stage/counter.ts';
import { pairPanel } from '../stage/pair-panel.ts';
import { widget } from '../stage/widget.ts';
import type { Journey } from './play.ts';

/** Journey J1, as far as it exists: seen, hesitating, offered, accepted, looked along with, helped, wrapped up. */
export const boots: Journey = {
  name: 'J1 The boots',
  steps: [
    {
      name: 'the agent pairs and is available',
      act: async ({ agent, sidecar }) => {
        await pairPanel(agent.panel, sidecar.ready.url, sidecar.ready.pairing?.agent ?? '');
        await counter.becomeAvailable(agent.panel);
      },
    },
    {
      name: 'a shopper comes in and allows looking along',
      act: async ({ shopper, shop, agent }) => {
        await openShop(shopper.page, shop.url);
        await allowObserve(shopper.page);
        await counter.seesOnFloor(agent.panel, /./);
      },
    },
    {
      name: 'looks at the same boots three times',
      act: async ({ shopper, agent }) => {
        await lookAtBoots(shopper.page, 3);
        await counter.seesOnFloor(agent.panel, /Sanne/);
      },
    },
    {
      name: 'puts size 39 in the basket',
      act: async ({ shopper, agent }) => {
        await chooseSize(shopper.page, '39');
        await addToBasket(shopper.page);
        await goToBasket(shopper.page);
        await counter.seesOnFloor(agent.panel, /310/);
      },
    },
    {
      name: 'goes to checkout, sees the shipping cost and goes back',
      act: async ({ shopper }) => {
        await goToCheckout(shopper.page);
        await fillDetails(shopper.page);
        await goBack(shopper.page, 'checkout-details');
        await leaveCheckoutBack(shopper.page);
      },
    },
    {
      name: 'comes again and is offered a chat',
      act: async ({ shopper }) => {
        await goToCheckout(shopper.page);
        await leaveCheckoutBack(shopper.page);
        await widget.offered(shopper.page);
      },
    },
    {
      name: 'the agent sees why',
      act: async ({ agent }) => {
        await counter.openVisitor(agent.panel);
        await agent.panel.see(`document.body.innerText.includes('Sanne')`);
      },
    },
    {
      name: 'the shopper says yes and writes',
      act: async ({ shopper }) => {
        await widget.accept(shopper.page);
        await widget.say(shopper.page, 'Prachtige laarzen, maar wel aan de prijs.');
      },
    },
    {
      name: 'the agent answers',
      act: async ({ agent, shopper }) => {
        await counter.toFloor(agent.panel);
        await counter.accept(agent.panel);
        await counter.reads(agent.panel, 'Prachtige laarzen, maar wel aan de prijs.');
        await counter.say(agent.panel, 'Ze zijn te verzolen, dus ze gaan jaren mee.');
        await widget.reads(shopper.page, 'Ze zijn te verzolen, dus ze gaan jaren mee.');
      },
    },
    {
      name: 'the shopper goes to pay and does not see where a code goes',
      act: async ({ shopper, agent }) => {
        await widget.fold(shopper.page);
        await goToCheckout(shopper.page);
        await fillDetails(shopper.page);
        await chooseShipping(shopper.page, 'standard');
        await widget.open(shopper.page);
        await widget.say(shopper.page, 'Ik heb nog een code. Waar vul ik die in?');
        await counter.reads(agent.panel, 'Ik heb nog een code. Waar vul ik die in?');
        await widget.fold(shopper.page);
      },
    },
    {
      name: 'the agent asks to look along',
      act: async ({ agent, shopper }) => {
        await along.ask(agent.panel);
        await shopper.page.locator('toonbank-counter .cobrowse-acts').waitFor();
      },
    },
    {
      name: 'the shopper agrees and the agent sees the same page',
      act: async ({ agent, shopper }) => {
        await along.agree(shopper.page);
        await along.seesPage(agent.panel, 'Hoe wil je betalen');
      },
    },
    {
      name: 'the agent points at the coupon field and proposes the code',
      act: async ({ agent, shopper }) => {
        await along.showCode(agent.panel, 'LEER10');
        await shopper.page.locator('toonbank-counter .along-proposal').waitFor();
      },
    },
    {
      name: 'the shopper lets it be filled in',
      act: async ({ agent, shopper }) => {
        await along.letBeFilled(shopper.page, 'coupon', 'LEER10');
        await along.proposalIs(agent.panel, 'done');
      },
    },
    {
      name: 'the shopper stops it and gets a receipt',
      act: async ({ agent, shopper }) => {
        await along.stop(shopper.page);
        await along.isOver(agent.panel);
      },
    },
    {
      name: 'the shopper is helped',
      act: async ({ shopper, agent }) => {
        await along.closeReceipt(shopper.page);
        await widget.open(shopper.page);
        await widget.say(shopper.page, 'Dan neem ik ze. Dank je wel.');
        await counter.reads(agent.panel, 'Dan neem ik ze. Dank je wel.');
      },
    },
    {
      name: 'the agent ends and wraps up',
      act: ({ agent }) => counter.end(agent.panel, 'solved'),
    },
  ],
};
