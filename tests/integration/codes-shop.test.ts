import { afterEach, describe, expect, it } from 'vitest';
import { asEpochMs } from '../../shared/kernel/time.ts';
import { SHOP_TRIES_MAX } from '../../shared/protocol/limits.ts';
import { memoryStore } from '../../sidecar/adapters/store/memory.ts';
import type { ShopOrder } from '../../sidecar/ports/shop.ts';
import type { Store } from '../../sidecar/ports/store.ts';
import { minor } from '../support/builders/mandate.ts';
import { TEST_SHOP } from '../support/environment.ts';
import { keepGiven, standing } from '../support/given-code.ts';
import { GENERIC_SHOP_KEY, startGenericShop } from '../support/shops/generic-shop.ts';
import type { MadeUpShop } from '../support/shops/shop-stand.ts';
import { startVendureShop } from '../support/shops/vendure-shop.ts';
import { startTestSidecar, type TestSidecar } from '../support/sidecar.ts';

const CODE = 'ABCD-EFGH-JKMN';
const WAIT = { timeout: 20_000 };
const closes: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closes.splice(0).reverse()) await close();
});

/** A shop of this kind, and a sidecar that knows it. */
async function open(start: () => Promise<MadeUpShop>) {
  const stand = await start();
  const shop = { ...TEST_SHOP, serverKeys: [GENERIC_SHOP_KEY], engine: stand.terms };
  // Outlives each sidecar, as a disk does.
  const store: Store = { ...memoryStore(), close: async () => undefined };
  const bounds = { effectBackoffFirstMs: 1, effectTimeoutMs: 500, reconcileEveryMs: 1 };
  const begin = () => startTestSidecar({ store, bounds }, { shops: [shop] });
  const sidecar = await begin();
  let running = sidecar;
  closes.push(stand.close, () => running.stop());
  async function restart(meanwhile: () => void): Promise<TestSidecar> {
    await running.stop();
    meanwhile();
    running = await begin();
    return running;
  }
  return { stand, sidecar, restart };
}

const inState = (sidecar: TestSidecar, state: string) =>
  expect.poll(async () => (await standing(sidecar.environment)).state, WAIT).toBe(state);

/** A code that order A-1 had applied when B-1 did as well. */
async function heldByBoth(stand: MadeUpShop, sidecar: TestSidecar): Promise<void> {
  await keepGiven(sidecar.environment, { state: 'making' });
  await inState(sidecar, 'made');
  const heldBy = async () => (await standing(sidecar.environment)).heldBy;
  for (const order of ['A-1', 'B-1']) {
    stand.keepOrder(anOrder(sidecar, order, 'open', { [CODE]: 8_00 }));
    await expect.poll(heldBy, WAIT).toBe(order);
  }
}

describe.each([
  ['generic-http', startGenericShop],
  ['vendure', startVendureShop],
] as const)('a %s shop', (_, start) => {
  it('[CD9] makes the code while the agent waits, once', async () => {
    const { stand, sidecar } = await open(start);
    await keepGiven(sidecar.environment, { state: 'making' });
    await inState(sidecar, 'made');
    expect(stand.usable(CODE)).toBe(1);
  });

  it.each(['late', 'done-500', 'half', 'none'] as const)(
    '[CD9] that spoils its answer (%s) has one code in the end',
    async (fault) => {
      const { stand, sidecar } = await open(start);
      stand.spoil(fault);
      await keepGiven(sidecar.environment, { state: 'making' });
      await inState(sidecar, 'made');
      expect(stand.usable(CODE)).toBe(1);
      expect((await standing(sidecar.environment)).ledger).toEqual(['given']);
    },
  );

  it('[CD9] that is gone makes the code fail in words, visible in the numbers', async () => {
    const { stand, sidecar } = await open(start);
    await stand.close();
    await keepGiven(sidecar.environment, { state: 'making' });
    await inState(sidecar, 'failed');
    expect((await standing(sidecar.environment)).why).toContain('cannot be reached');
    await expect.poll(() => sidecar.metric('toonbank_effects', { state: 'failed' }), WAIT).toBe(1);
    expect(SHOP_TRIES_MAX).toBeGreaterThan(1);
  });

  it('[CD3] is asked for its orders: a paid one redeems, with what was taken', async () => {
    const { stand, sidecar } = await open(start);
    await keepGiven(sidecar.environment, { state: 'making' });
    await inState(sidecar, 'made');
    stand.keepOrder(anOrder(sidecar, 'A-1', 'paid', { [CODE]: 6_00 }));
    await inState(sidecar, 'redeemed');
    expect(await standing(sidecar.environment)).toMatchObject({ order: 'A-1', cost: 6_00 });
    stand.keepOrder(anOrder(sidecar, 'A-1', 'cancelled', { [CODE]: 6_00 }));
    await inState(sidecar, 'shown');
    expect((await standing(sidecar.environment)).ledger).toEqual(['given', 'redeemed', 'returned']);
  });

  it('[CD8] whose order was cancelled while no other code was open gives its code back', async () => {
    const { stand, sidecar } = await open(start);
    const used = { state: 'redeemed', order: 'A-1', taken: minor(6_00) } as const;
    await keepGiven(sidecar.environment, used, { cost: minor(6_00) });
    stand.keepOrder(anOrder(sidecar, 'A-1', 'cancelled', { [CODE]: 6_00 }));
    await inState(sidecar, 'shown');
  });

  it('[CD4] that drops the code silently at checkout is found out: lost, and told', async () => {
    const { stand, sidecar } = await open(start);
    await keepGiven(sidecar.environment, { state: 'making' });
    await inState(sidecar, 'made');
    stand.keepOrder(anOrder(sidecar, 'B-1', 'open', { [CODE]: 8_00 }));
    await inState(sidecar, 'applied');
    stand.keepOrder(anOrder(sidecar, 'B-1', 'paid', {}));
    await inState(sidecar, 'lost');
    expect((await standing(sidecar.environment)).why).toBe('Order B-1 was paid without it.');
    // Else it could be used beside the one that comes in its place.
    await expect.poll(() => stand.usable(CODE), WAIT).toBe(0);
    await expect.poll(() => sidecar.metric('toonbank_codes_total', { event: 'lost' })).toBe(1);
  });

  it('[CD4] that gives it to the other of two baskets is found out as well', async () => {
    const { stand, sidecar } = await open(start);
    await keepGiven(sidecar.environment, { state: 'making' });
    await inState(sidecar, 'made');
    stand.keepOrder(anOrder(sidecar, 'A-1', 'open', { [CODE]: 8_00 }));
    await inState(sidecar, 'applied');
    stand.keepOrder(anOrder(sidecar, 'B-1', 'open', { [CODE]: 8_00 }));
    await expect.poll(async () => (await standing(sidecar.environment)).heldBy, WAIT).toBe('B-1');
    stand.keepOrder(anOrder(sidecar, 'A-1', 'paid', { [CODE]: 8_00 }));
    await inState(sidecar, 'redeemed');
    stand.keepOrder(anOrder(sidecar, 'B-1', 'paid', {}));
    await expect
      .poll(async () => (await standing(sidecar.environment)).why, WAIT)
      .toBe('Order B-1 was paid without it: order A-1 had used it.');
  });

  it('[CD4] that gives it to the basket that applied it last is found out as well', async () => {
    const { stand, sidecar } = await open(start);
    await heldByBoth(stand, sidecar);
    stand.keepOrder(anOrder(sidecar, 'B-1', 'paid', { [CODE]: 8_00 }));
    await inState(sidecar, 'redeemed');
    stand.keepOrder(anOrder(sidecar, 'A-1', 'paid', {}));
    await expect
      .poll(async () => (await standing(sidecar.environment)).why, WAIT)
      .toBe('Order A-1 was paid without it: order B-1 had used it.');
    await expect.poll(() => sidecar.metric('toonbank_codes_total', { event: 'lost' })).toBe(1);
  });

  it('[CD4] that gives it to one of two baskets while nobody asks is found out by who asks next', async () => {
    const { stand, sidecar, restart } = await open(start);
    await heldByBoth(stand, sidecar);
    const other = await restart(() => {
      stand.keepOrder(anOrder(sidecar, 'B-1', 'paid', { [CODE]: 8_00 }));
      stand.keepOrder(anOrder(sidecar, 'A-1', 'paid', {}));
    });
    await expect
      .poll(async () => (await standing(other.environment)).why, WAIT)
      .toBe('Order A-1 was paid without it: order B-1 had used it.');
  });
});

let told = 0;
function anOrder(
  sidecar: TestSidecar,
  order: string,
  state: ShopOrder['state'],
  taken: Readonly<Record<string, number>>,
): ShopOrder {
  told += 1;
  return {
    order,
    state,
    codes: Object.keys(taken),
    taken,
    totalMinor: 159_80,
    currency: 'EUR',
    changedAt: asEpochMs(sidecar.environment.clock.now() + told),
  };
}
