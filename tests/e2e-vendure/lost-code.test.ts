import { afterAll, beforeAll, expect, test } from 'vitest';
import { orderIn } from '../../demo/engine/vendure-order.ts';
import { type RaisedStage, raiseStage } from '../../demo/journey/raise-stage.ts';
import {
  addToBasket,
  allowObserve,
  choosePayment,
  chooseShipping,
  chooseSize,
  enterCoupon,
  fillDetails,
  goToBasket,
  goToCheckout,
  openCategory,
  openProduct,
  openShop,
  placeOrder,
} from '../../demo/shopper.ts';
import { counter } from '../../demo/stage/counter.ts';
import { giving } from '../../demo/stage/giving.ts';
import { pairPanel } from '../../demo/stage/pair-panel.ts';
import { widget } from '../../demo/stage/widget.ts';
import { BOOTS_TERMS, saveMandate } from '../e2e/mandate/save-mandate.ts';
import { type VendureOwner, vendureOwner } from '../shops/vendure/admin.ts';
import { openCart } from '../shops/vendure/cart.ts';
import type { VendureServer } from '../shops/vendure/start.ts';

let stage: RaisedStage;
let server: VendureServer;
let owner: VendureOwner;
let code: string;
const panel = () => stage.agent.panel;
const page = () => stage.shopper.page;

beforeAll(async () => {
  stage = await raiseStage({ isHeadless: true, shop: 'vendure' });
  const { agent, lead, sidecar, vendure } = stage;
  if (vendure === null) throw new Error('There is no Vendure behind this shop.');
  server = vendure;
  owner = await vendureOwner(server);
  await pairPanel(agent.panel, sidecar.ready.url, sidecar.ready.pairing?.agent ?? '');
  await counter.becomeAvailable(agent.panel);
  await pairPanel(lead.panel, sidecar.ready.url, sidecar.ready.pairing?.lead ?? '');
  await saveMandate(lead.panel, 'boots', BOOTS_TERMS);
  await openShop(page(), stage.shop.url);
  await allowObserve(page());
  await widget.open(page());
  await widget.say(page(), 'Is er nog iets mogelijk met de prijs?');
  await counter.accept(panel());
  await widget.fold(page());
  await openCategory(page(), 'women');
  await openProduct(page(), 'sanne');
  await chooseSize(page(), '39');
  await addToBasket(page());
  await goToBasket(page());
});
afterAll(() => stage?.close());

test('[CD9, MP4] the code is made in Vendure while the agent waits, entered, and seen in the cart', async () => {
  code = await giving.give(panel(), '10%');
  expect(await owner.enabled(code)).toHaveLength(1);
  await giving.show(panel());
  await goToCheckout(page());
  await fillDetails(page());
  await chooseShipping(page(), 'standard');
  await enterCoupon(page(), code);
  await giving.stands(panel(), code, 'applied');
});

test('[CD4] another cart that held it too pays first: the shopper pays the full price, and the agent is alarmed', async () => {
  const friend = await openCart(server);
  orderIn(await friend.applyCode(code));
  await friend.toPayment();
  const first = orderIn(await friend.pay('ideal'));
  await giving.stands(panel(), code, 'redeemed');
  // As many shops do: asked for the full price, with the code gone, they take it.
  stage.shop.loseNextCode();
  await choosePayment(page(), 'ideal');
  await placeOrder(page());
  const second = (await owner.orders()).find((order) => order.code !== first.code);
  expect(second).toMatchObject({ state: 'PaymentSettled', couponCodes: [], totalWithTax: 316_95 });
  const why = await giving.alarm(panel(), 'used-elsewhere');
  expect(why).toContain(first.code);
  expect(why).toContain(second?.code);
});

test('[CD4] one click gives another, which Vendure takes', async () => {
  await giving.press(panel(), 'replace');
  const other = await giving.ready(panel());
  expect(other).not.toBe(code);
  const line = await giving.show(panel());
  await widget.open(page());
  await widget.reads(page(), line);
  const cart = await openCart(server);
  expect(orderIn(await cart.applyCode(other)).couponCodes).toEqual([other]);
  await cart.toPayment();
  orderIn(await cart.pay('ideal'));
  await giving.stands(panel(), other, 'redeemed');
});
