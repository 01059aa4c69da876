import { afterEach, beforeEach, expect, it } from 'vitest';
import { type DemoShop, startDemoShop } from '../../demo/server.ts';
import { asId } from '../../shared/kernel/ids.ts';
import { DEMO_SERVER_KEY, demoShop } from '../../sidecar/config/shops.ts';
import { atPayment, type DemoShopper, saidIn } from '../support/demo-shopper.ts';
import { keepGiven, standing } from '../support/given-code.ts';
import { startTestSidecar, type TestSidecar } from '../support/sidecar.ts';

const CODE = 'ABCD-EFGH-JKMN';
let sidecar: TestSidecar;
let shop: DemoShop;
beforeEach(async () => {
  sidecar = await startTestSidecar({}, { shops: [demoShop(['http://127.0.0.1:4690'])] });
  const serverKey = DEMO_SERVER_KEY;
  shop = await startDemoShop({ sidecarUrl: sidecar.url, port: 0, serverKey });
  await keepGiven(sidecar.environment, { shop: asId('demo') });
});
afterEach(async () => {
  await shop.close();
  await sidecar.stop();
});

const enter = (shopper: DemoShopper, coupon: string) =>
  shopper.post('/checkout/payment', { act: 'coupon', coupon, payment: 'ideal' });
const order = async (shopper: DemoShopper) => {
  await shopper.post('/checkout/payment', { payment: 'ideal' });
  return shopper.post('/checkout/order', {});
};
const cents = (text: string | null) => Number((text ?? '').replaceAll(/\D/g, ''));

it('[DM9] a code lowers the price, is redeemed by the order, and the order is told as paid', async () => {
  const shopper = await atPayment(shop);
  const full = cents(saidIn(await shopper.get('/checkout/payment'), 'total'));
  const held = await enter(shopper, 'abcd efgh jkmn');
  expect(saidIn(held, 'coupon-held')).toContain(`De code ${CODE} is toegepast.`);
  expect(saidIn(held, 'discount')).toContain('8,00');
  expect(cents(saidIn(held, 'total'))).toBe(full - 8_00);
  expect((await standing(sidecar.environment)).state).toBe('applied');
  const thanks = await order(shopper);
  expect(cents(saidIn(thanks, 'total'))).toBe(full - 8_00);
  expect(await standing(sidecar.environment)).toMatchObject({ state: 'redeemed', cost: 8_00 });
  expect(thanks).toContain('"coupon":"ABCD-EFGH-JKMN"');
});

it('[DM9] a code that is taken out, or whose basket is emptied, is let go of', async () => {
  const shopper = await atPayment(shop);
  await enter(shopper, CODE);
  const out = await shopper.post('/checkout/payment', { act: 'coupon-remove' });
  expect(saidIn(out, 'discount')).toBeNull();
  expect((await standing(sidecar.environment)).state).toBe('shown');
  await enter(shopper, CODE);
  expect((await standing(sidecar.environment)).state).toBe('applied');
  await shopper.post('/basket/change', { product: 'sanne', size: '39', act: 'remove' });
  expect((await standing(sidecar.environment)).state).toBe('shown');
});

it('[DM9] a code that is refused is refused in the shopper’s language', async () => {
  const dutch = await atPayment(shop, 'nl');
  const english = await atPayment(shop, 'en');
  expect(saidIn(await enter(dutch, 'ZZZZ-ZZZZ-ZZZZ'), 'coupon-error')).toContain('kennen we niet');
  expect(saidIn(await enter(english, 'ZZZZ-ZZZZ-ZZZZ'), 'coupon-error')).toContain('do not know');
  await enter(dutch, CODE);
  await order(dutch);
  expect(saidIn(await enter(english, CODE), 'coupon-error')).toContain('has been used');
  await keepGiven(
    sidecar.environment,
    {
      shop: asId('demo'),
      code: asId('code-2'),
      exercise: asId('given-2'),
      text: 'ABCD-EFGH-0002',
      state: 'revoked',
    },
    { exercise: asId('given-2') },
  );
  expect(saidIn(await enter(english, 'ABCD-EFGH-0002'), 'coupon-error')).toContain(
    'no longer be used',
  );
});

it('[DM9] a code that another basket used first stops the order before it is placed', async () => {
  const [first, second] = [await atPayment(shop), await atPayment(shop)];
  await enter(first, CODE);
  await enter(second, CODE);
  expect(await order(first)).toContain('order-placed');
  const stopped = await order(second);
  expect(stopped).not.toContain('order-placed');
  expect(saidIn(stopped, 'coupon-error')).toContain('kon niet meer worden gebruikt');
  // At the full price, which they have now seen.
  expect(await order(second)).toContain('order-placed');
});

it('[CD4] a code that the shop loses at the order is lost for the agent at once', async () => {
  const shopper = await atPayment(shop);
  await enter(shopper, CODE);
  shop.loseNextCode();
  const thanks = await order(shopper);
  expect(saidIn(thanks, 'discount')).toBeNull();
  expect(await standing(sidecar.environment)).toMatchObject({
    state: 'lost',
    why: expect.stringMatching(/^Order VD-\d+ was paid without it\.$/),
  });
});

it('[DM9] a sidecar that is gone takes no code and stops no order', async () => {
  const shopper = await atPayment(shop);
  await sidecar.stop();
  expect(saidIn(await enter(shopper, CODE), 'coupon-error')).toContain('op dit moment niet');
  expect(await order(shopper)).toContain('order-placed');
});
