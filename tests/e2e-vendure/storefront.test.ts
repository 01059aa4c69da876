import { afterAll, beforeAll, expect, it } from 'vitest';
import { orderIn } from '../../demo/engine/vendure-order.ts';
import { type DemoShop, startDemoShop } from '../../demo/server.ts';
import { asMinor } from '../../shared/kernel/measure.ts';
import { asEpochMs } from '../../shared/kernel/time.ts';
import type { CodeWorth } from '../../sidecar/domain/mandate/code.ts';
import { aCodeOrder } from '../contract/shop.contract.ts';
import { type VendureOwner, vendureOwner } from '../shops/vendure/admin.ts';
import { buy, openCart } from '../shops/vendure/cart.ts';
import { vendureStand } from '../shops/vendure/stand.ts';
import { startVendure, type VendureServer } from '../shops/vendure/start.ts';
import { atPayment, type DemoShopper, saidIn } from '../support/demo-shopper.ts';

// Nobody listens there: at Vendure the pages need no sidecar to sell.
const NO_SIDECAR = 'http://127.0.0.1:9';

let server: VendureServer;
let owner: VendureOwner;
let shop: DemoShop;
beforeAll(async () => {
  server = await startVendure();
  owner = await vendureOwner(server);
  shop = await startDemoShop({ sidecarUrl: NO_SIDECAR, port: 0, vendureUrl: server.shopApi });
});
afterAll(async () => {
  await shop?.close();
  await server?.stop();
});

async function aCode(worth: Partial<CodeWorth> = {}): Promise<string> {
  const stand = await vendureStand(server);
  const order = aCodeOrder(worth, asEpochMs(Date.now()));
  await stand.engine().make(order, AbortSignal.timeout(10_000));
  await stand.close();
  return order.text;
}
const enter = (shopper: DemoShopper, coupon: string) =>
  shopper.post('/checkout/payment', { act: 'coupon', coupon, payment: 'ideal' });
const order = async (shopper: DemoShopper) => {
  await shopper.post('/checkout/payment', { payment: 'ideal' });
  return shopper.post('/checkout/order', {});
};
const cents = (text: string | null) => Number((text ?? '').replaceAll(/\D/g, ''));
const lastOrder = async () => (await owner.orders()).at(-1);

it('[DM9] at Vendure a code lowers the price, and the order is there at the price that was shown', async () => {
  const code = await aCode();
  const shopper = await atPayment(shop);
  const full = cents(saidIn(await shopper.get('/checkout/payment'), 'total'));
  const held = await enter(shopper, code.toLowerCase());
  expect(saidIn(held, 'coupon-held')).toContain(code);
  expect(cents(saidIn(held, 'total'))).toBe(full - 10_00);
  const thanks = await order(shopper);
  expect(cents(saidIn(thanks, 'total'))).toBe(full - 10_00);
  const placed = await lastOrder();
  expect(placed).toMatchObject({ state: 'PaymentSettled', couponCodes: [code] });
  expect(placed?.totalWithTax).toBe(full - 10_00);
  expect(saidIn(thanks, 'order-placed')).toContain(placed?.code);
});

it('[DM9] what is in the basket is in Vendure’s, whatever was changed on the way', async () => {
  const shopper = await atPayment(shop);
  await shopper.post('/basket/add', { product: 'nora', size: '38' });
  await shopper.post('/basket/change', { product: 'sanne', size: '39', act: 'more' });
  await shopper.post('/basket/change', { product: 'nora', size: '38', act: 'remove' });
  const thanks = await order(shopper);
  expect(cents(saidIn(thanks, 'total'))).toBe(2 * 310_00 + 6_95);
  expect((await lastOrder())?.totalWithTax).toBe(2 * 310_00 + 6_95);
});

it('[DM9] at Vendure a code that is taken out is out, and one that is refused is refused in words', async () => {
  const code = await aCode();
  const shopper = await atPayment(shop);
  await enter(shopper, code);
  const out = await shopper.post('/checkout/payment', { act: 'coupon-remove' });
  expect(saidIn(out, 'discount')).toBeNull();
  expect((await lastOrder())?.couponCodes).toEqual([]);
  const said = async (entered: string) => saidIn(await enter(shopper, entered), 'coupon-error');
  expect(await said('ZZZZ-ZZZZ-ZZZZ')).toContain('kennen we niet');
  expect(await said(await aCode({ basketFrom: asMinor(900_00) }))).toContain('niet voor');
  expect((await lastOrder())?.couponCodes).toEqual([]);
  await buy(server, code);
  expect(await said(code)).toContain('al gebruikt');
});

it('[DM9] a code that another cart used first stops the order before it is paid', async () => {
  const code = await aCode();
  const shopper = await atPayment(shop);
  await enter(shopper, code);
  const friend = await openCart(server);
  orderIn(await friend.applyCode(code));
  await friend.toPayment();
  orderIn(await friend.pay('ideal'));
  const stopped = await order(shopper);
  expect(stopped).not.toContain('order-placed');
  expect(saidIn(stopped, 'coupon-error')).toContain('kon niet meer worden gebruikt');
  // At the full price, which they have now seen.
  expect(cents(saidIn(await order(shopper), 'total'))).toBe(316_95);
});

it('[DM8] a Vendure that does not sell at the prices of the pages is refused with a sentence', async () => {
  const net = await startVendure({ hasNetPrices: true });
  const opening = startDemoShop({ sidecarUrl: NO_SIDECAR, port: 0, vendureUrl: net.shopApi });
  await expect(opening).rejects.toThrow(/does not sell VD-W-101-37 at the price on the page/);
  await net.stop();
});
