import {
  addToBasket,
  allowObserve,
  choosePayment,
  chooseShipping,
  chooseSize,
  enterCoupon,
  fillDetails,
  goBack,
  goToBasket,
  goToCheckout,
  leaveCheckoutBack,
  lookAtBoots,
  openShop,
  placeOrder,
} from '../shopper.ts';
import { along } from '../stage/along.ts';
import { leadConsole } from '../stage/console.ts';
import { counter } from '../stage/counter.ts';
import { giving } from '../stage/giving.ts';
import { pairPanel } from '../stage/pair-panel.ts';
import { widget } from '../stage/widget.ts';
import type { Journey } from './play.ts';

/** The code that the agent gives: made by the sidecar, another one each time. */
let code = '';

/**
 * Journey J1: seen, hesitating, offered, accepted, given ten percent, looked along with, ordered, wrapped up.
 */
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
      name: 'the lead allows agents to give ten percent',
      act: async ({ lead, sidecar }) => {
        await pairPanel(lead.panel, sidecar.ready.url, sidecar.ready.pairing?.lead ?? '');
        await leadConsole.allow(await leadConsole.open(lead), 'Laarzen');
      },
    },
    {
      name: 'a shopper comes in and agrees to be observed',
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
      name: 'the agent gives ten percent and puts the code in the chat',
      act: async ({ agent, shopper }) => {
        code = await giving.give(agent.panel, '10%');
        await widget.reads(shopper.page, await giving.show(agent.panel));
        await giving.stands(agent.panel, code, 'shown');
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
        await widget.say(shopper.page, 'Fijn. Waar vul ik die code in?');
        await counter.reads(agent.panel, 'Fijn. Waar vul ik die code in?');
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
        await along.showCode(agent.panel, code);
        await shopper.page.locator('toonbank-counter .along-proposal').waitFor();
      },
    },
    {
      name: 'the shopper lets it be filled in',
      act: async ({ agent, shopper }) => {
        await along.letBeFilled(shopper.page, 'coupon', code);
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
      name: 'the code is taken and the order placed',
      act: async ({ agent, shopper }) => {
        await along.closeReceipt(shopper.page);
        await enterCoupon(shopper.page, code);
        await giving.stands(agent.panel, code, 'applied');
        await choosePayment(shopper.page, 'ideal');
        await placeOrder(shopper.page);
        await giving.stands(agent.panel, code, 'redeemed');
      },
    },
    {
      name: 'the shopper is helped',
      act: async ({ shopper, agent }) => {
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
