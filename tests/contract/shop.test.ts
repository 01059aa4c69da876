import { afterEach, expect, test } from 'vitest';
import { asMinor } from '../../shared/kernel/measure.ts';
import { systemClock } from '../../sidecar/adapters/ambient/system.ts';
import { asksUsShop } from '../../sidecar/adapters/shop/asks-us.ts';
import { genericHttpShop } from '../../sidecar/adapters/shop/generic-http.ts';
import { vendureShop } from '../../sidecar/adapters/shop/vendure.ts';
import { MONDAY_MORNING } from '../support/fake-clock.ts';
import { startGenericShop } from '../support/shops/generic-shop.ts';
import { startSpoiledServer } from '../support/shops/spoiled-server.ts';
import { startVendureShop, type VendureStand } from '../support/shops/vendure-shop.ts';
import { aCodeOrder, shopContract } from './shop.contract.ts';

shopContract('generic-http', startGenericShop);
shopContract('vendure', startVendureShop);

const closes: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closes.splice(0)) await close();
});
const patience = (): AbortSignal => AbortSignal.timeout(5_000);

async function vendure(): Promise<VendureStand> {
  const stand = await startVendureShop();
  closes.push(stand.close);
  return stand;
}

test('[CD9] a shop that asks us needs nothing made: its codes are there at once', async () => {
  const engine = asksUsShop();
  const { text, ...order } = aCodeOrder();
  expect(engine.asksUs).toBe(true);
  expect(await engine.make({ text, ...order }, patience())).toEqual({
    kind: 'done',
    value: { shopRef: text },
  });
  const code = { key: 'revoke', text, shopRef: text };
  expect(await engine.revoke(code, patience())).toEqual({ kind: 'done', value: null });
  expect(await engine.ordersSince(MONDAY_MORNING, patience())).toEqual({ kind: 'done', value: [] });
});

test('[MD5] Vendure has no ceiling on a percentage, so it is made as the amount it comes to at most', async () => {
  const stand = await vendure();
  const worth = { kind: 'percentage', percent: 10, most: asMinor(1_598) } as const;
  await stand.engine().make(aCodeOrder({ ...worth, basketFrom: asMinor(1_000) }), patience());
  await stand.engine().make(aCodeOrder({ basketFrom: null }), patience());
  expect(stand.promotions[0]?.input).toMatchObject({
    usageLimit: 1,
    actions: [{ code: 'order_fixed_discount', arguments: [{ name: 'discount', value: '1598' }] }],
    conditions: [
      {
        code: 'minimum_order_amount',
        arguments: [
          { name: 'amount', value: '1000' },
          { name: 'taxInclusive', value: 'true' },
        ],
      },
    ],
  });
  expect(stand.promotions[1]?.input).toMatchObject({ conditions: [] });
});

test.each([
  ['free shipping', { kind: 'free-shipping' }, {}, 'no ceiling for free shipping'],
  ['prices without tax', {}, { pricesIncludeTax: false }, 'without tax'],
  ['another currency', {}, { availableCurrencyCodes: ['EUR', 'GBP'] }, 'sells in GBP'],
] as const)(
  '[MD5] what would take off more at Vendure than was set aside is not made (%s)',
  async (_, worth, channel, words) => {
    const stand = await vendure();
    Object.assign(stand.channel, channel);
    const said = await stand.engine().make(aCodeOrder(worth), patience());
    expect(said).toMatchObject({ kind: 'failed', canRetry: false });
    expect(said.kind === 'failed' && said.sentence).toContain(words);
    expect(stand.promotions).toHaveLength(0);
  },
);

test('[CD4] a code that stands on a paid Vendure order and took nothing off was not used in it', async () => {
  const stand = await vendure();
  const order = aCodeOrder();
  await stand.engine().make(order, patience());
  const kept = { codes: [order.text], taken: {}, totalMinor: 15_980, currency: 'EUR' };
  stand.keepOrder({ order: 'A-1', state: 'open', ...kept, changedAt: MONDAY_MORNING });
  stand.keepOrder({ order: 'A-2', state: 'paid', ...kept, changedAt: MONDAY_MORNING });
  expect(await stand.engine().ordersSince(MONDAY_MORNING, patience())).toMatchObject({
    value: [{ codes: [order.text] }, { codes: [] }],
  });
});

test('[CD9] what a try has made in Vendure is found, not made again and taken away', async () => {
  const stand = await vendure();
  const order = aCodeOrder();
  await stand.engine().make(order, stand.spoil('done-500'));
  await stand.engine().make(order, patience());
  expect(stand.promotions).toHaveLength(1);
});

test('[CD9] a Vendure session is opened once, and again when it has ended', async () => {
  const stand = await vendure();
  const engine = stand.engine();
  await engine.make(aCodeOrder(), patience());
  await engine.make(aCodeOrder(), patience());
  expect(stand.logins()).toBe(1);
  stand.endSessions();
  const order = aCodeOrder();
  expect(await engine.make(order, patience())).toMatchObject({ kind: 'done' });
  expect(stand.logins()).toBe(2);
  expect(stand.usable(order.text)).toBe(1);
});

test('[CD9] a password that Vendure does not know is said and not tried again', async () => {
  const server = await startSpoiledServer(
    () => false,
    () => ({ status: 200, body: { data: { login: { __typename: 'InvalidCredentialsError' } } } }),
  );
  closes.push(server.close);
  const terms = { url: server.url, username: 'a', password: 'b', channelToken: null };
  expect(await vendureShop(terms).make(aCodeOrder(), patience())).toEqual({
    kind: 'failed',
    canRetry: false,
    sentence: 'Vendure does not know this name and password.',
  });
});

test('[CD9] a code that was taken back in Vendure is not made again', async () => {
  const stand = await vendure();
  const order = aCodeOrder();
  await stand.engine().make(order, patience());
  await stand.engine().revoke({ key: 'r', text: order.text, shopRef: '1' }, patience());
  expect(await stand.engine().make(order, patience())).toMatchObject({
    kind: 'failed',
    canRetry: false,
  });
  expect(stand.usable(order.text)).toBe(0);
});

test.each([
  [400, { sentence: 'No such basket.' }, false, 'The shop said no: No such basket.'],
  [302, {}, false, 'The shop said no: It answered 302.'],
  [404, {}, false, 'The shop has no address'],
  [429, {}, true, 'The shop answered 429.'],
])(
  '[CD9] a no of a shop (%i) is said in words, and asked again only where that can help',
  async (status, body, canRetry, sentence) => {
    const server = await startSpoiledServer(
      () => false,
      () => ({ status, body }),
    );
    closes.push(server.close);
    const key = 'k'.repeat(32);
    const engine = genericHttpShop({ shop: 'boots', url: server.url, key, clock: systemClock() });
    const said = await engine.make(aCodeOrder(), patience());
    expect(said).toMatchObject({ kind: 'failed', canRetry });
    if (said.kind === 'failed') expect(said.sentence).toContain(sentence);
  },
);
