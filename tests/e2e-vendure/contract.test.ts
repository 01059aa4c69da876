import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isOrder, orderIn } from '../../demo/engine/vendure-order.ts';
import { asMinor } from '../../shared/kernel/measure.ts';
import { asEpochMs } from '../../shared/kernel/time.ts';
import { vendureShop } from '../../sidecar/adapters/shop/vendure.ts';
import type { ShopEngine } from '../../sidecar/ports/shop.ts';
import { aCodeOrder, shopContract } from '../contract/shop.contract.ts';
import { type VendureOwner, vendureOwner } from '../shops/vendure/admin.ts';
import { buy, openCart, someone } from '../shops/vendure/cart.ts';
import { vendureStand } from '../shops/vendure/stand.ts';
import { startVendure, type VendureServer } from '../shops/vendure/start.ts';

let server: VendureServer;
let owner: VendureOwner;
let engine: ShopEngine;
beforeAll(async () => {
  server = await startVendure();
  owner = await vendureOwner(server);
  engine = (await vendureStand(server)).engine();
});
afterAll(() => server?.stop());
const patience = (): AbortSignal => AbortSignal.timeout(10_000);
const REMOVED = { errorCode: 'COUPON_REMOVED_DURING_CHECKOUT_ERROR' };

shopContract('real Vendure', () => vendureStand(server));

describe('a real Vendure', () => {
  const anHour = (worth = {}) => aCodeOrder(worth, asEpochMs(Date.now()));
  async function aCode(worth = {}): Promise<string> {
    const order = anHour(worth);
    expect(await engine.make(order, patience())).toMatchObject({ kind: 'done' });
    return order.text;
  }
  async function told(code: string) {
    const answer = await engine.ordersSince(asEpochMs(0), patience());
    return answer.kind === 'done' ? answer.value.find(({ order }) => order === code) : answer;
  }

  test('[MD5] takes off what was set aside to the cent, also of a basket that grew', async () => {
    const text = await aCode({ kind: 'percentage', percent: 10, most: asMinor(3_100) });
    const cart = await openCart(server);
    orderIn(await cart.applyCode(text));
    await cart.fill([
      { productId: 'sanne', size: '39', quantity: 2 },
      { productId: 'nora', size: '38', quantity: 3 },
    ]);
    await cart.toPayment();
    const paid = orderIn(await cart.pay('card'));
    expect(await told(paid.code)).toMatchObject({ state: 'paid', taken: { [text]: 3_100 } });
  });

  test('[CD7] takes a code in any capitals and tells it as it was made', async () => {
    const text = await aCode();
    const cart = await openCart(server);
    expect(orderIn(await cart.applyCode(text.toLowerCase())).couponCodes).toEqual([text]);
  });

  test('[CD7, CD4] leaves a code on an order too small for it: told as entered, and not as used', async () => {
    const text = await aCode({ basketFrom: asMinor(50_000) });
    const cart = await openCart(server);
    const { code } = orderIn(await cart.applyCode(text));
    expect(await told(code)).toMatchObject({ state: 'open', codes: [text], taken: {} });
    await cart.toPayment();
    orderIn(await cart.pay('ideal'));
    expect((await owner.order(code)).couponCodes).toEqual([text]);
    expect(await told(code)).toMatchObject({ state: 'paid', codes: [], taken: {} });
    // It was not used up there either.
    orderIn(await (await openCart(server)).applyCode(text));
  });

  test('[CD4] drops a code silently when another order has used it and the shopper says who they are', async () => {
    const text = await aCode();
    const [first, second] = [await openCart(server), await openCart(server)];
    for (const cart of [first, second]) orderIn(await cart.applyCode(text));
    await first.toPayment();
    const paid = orderIn(await first.pay('ideal'));
    const dropped = await second.send(someone('another@post.example'));
    expect(dropped.couponCodes).toEqual([]);
    await second.toPayment();
    const other = orderIn(await second.pay('ideal'));
    expect(await told(paid.code)).toMatchObject({ state: 'paid', codes: [text] });
    expect(await told(other.code)).toMatchObject({ state: 'paid', codes: [], taken: {} });
  });

  test('[CD2] says no at payment when another order has used it; asked again it takes the full price', async () => {
    const text = await aCode();
    const [first, second] = [await openCart(server), await openCart(server)];
    for (const cart of [first, second]) orderIn(await cart.applyCode(text));
    await first.toPayment();
    orderIn(await first.pay('ideal'));
    expect((await second.toPayment()).couponCodes).toEqual([text]);
    expect(await second.pay('ideal')).toMatchObject(REMOVED);
    expect(orderIn(await second.pay('ideal')).couponCodes).toEqual([]);
  });

  test('[CD2] counts a cart that waits for its payment as one that has used the code', async () => {
    const text = await aCode();
    const waiting = await openCart(server);
    orderIn(await waiting.applyCode(text));
    await waiting.toPayment();
    const second = await openCart(server);
    const limit = { errorCode: 'COUPON_CODE_LIMIT_ERROR' };
    expect(await second.applyCode(text)).toMatchObject(limit);
    await waiting.reopen();
    orderIn(await second.applyCode(text));
  });

  test('[CD2] lets one of two carts that pay at once have it, never both', async () => {
    const text = await aCode();
    const carts = [await openCart(server), await openCart(server)];
    for (const cart of carts) orderIn(await cart.applyCode(text));
    await Promise.all(carts.map((cart) => cart.toPayment()));
    const said = await Promise.all(carts.map((cart) => cart.pay('ideal')));
    expect(said.filter((each) => isOrder(each) && each.couponCodes.includes(text))).toHaveLength(1);
    expect(said.filter((each) => !isOrder(each))).toMatchObject([REMOVED]);
  });

  test('[CD8] gives a code back when its order is cancelled', async () => {
    const text = await aCode();
    const paid = await buy(server, text);
    await owner.cancel(paid.code);
    expect(await told(paid.code)).toMatchObject({ state: 'cancelled', codes: [text] });
    orderIn(await (await openCart(server)).applyCode(text));
  });

  test('[CD9] needs an administrator who may do four things and no more', async () => {
    const may = ['ReadPromotion', 'CreatePromotion', 'UpdatePromotion', 'ReadOrder'];
    const hired = await owner.hire(may);
    const own = vendureShop({ url: server.adminApi, channelToken: null, ...hired });
    const order = anHour();
    expect(await own.make(order, patience())).toMatchObject({ kind: 'done' });
    expect(await own.ordersSince(asEpochMs(0), patience())).toMatchObject({ kind: 'done' });
    const code = { key: 'r', text: order.text, shopRef: null };
    expect(await own.revoke(code, patience())).toMatchObject({ kind: 'done' });
    expect(await owner.enabled(order.text)).toEqual([]);
  });

  test('[CD9] takes back a code that is in a cart: at payment it is gone', async () => {
    const text = await aCode();
    const cart = await openCart(server);
    orderIn(await cart.applyCode(text));
    await cart.toPayment();
    await engine.revoke({ key: 'r', text, shopRef: null }, patience());
    expect(await cart.pay('ideal')).toMatchObject(REMOVED);
  });

  test('[CD3] tells what a code took off also after its promotion was deleted', async () => {
    const text = await aCode();
    const paid = await buy(server, text);
    const [promotion] = await owner.enabled(text);
    await owner.deletePromotion(promotion?.id ?? '');
    expect(await told(paid.code)).toMatchObject({ state: 'paid', taken: { [text]: 1_000 } });
  });

  test('[MD5] is asked for no free shipping, which it cannot bound', async () => {
    const order = anHour({ kind: 'free-shipping' });
    expect(await engine.make(order, patience())).toMatchObject({ kind: 'failed', canRetry: false });
    expect(await owner.enabled(order.text)).toEqual([]);
  });
});

test('[MD5] a Vendure that keeps prices without tax would take off more, and is asked for nothing', async () => {
  const net = await startVendure({ hasNetPrices: true });
  try {
    const order = aCodeOrder({}, asEpochMs(Date.now()));
    const said = await (await vendureStand(net)).engine().make(order, patience());
    expect(said).toMatchObject({ kind: 'failed', canRetry: false });
    expect(said.kind === 'failed' && said.sentence).toContain('without tax');
  } finally {
    await net.stop();
  }
});
