import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asMinor } from '../../shared/kernel/measure.ts';
import { asEpochMs, type EpochMs } from '../../shared/kernel/time.ts';
import type { CodeWorth } from '../../sidecar/domain/mandate/code.ts';
import type { CodeOrder } from '../../sidecar/ports/shop.ts';
import { MONDAY_MORNING } from '../support/fake-clock.ts';
import { SHOP_FAULTS, type ShopStand } from '../support/shops/shop-stand.ts';

const WORTH: CodeWorth = {
  kind: 'amount',
  percent: null,
  most: asMinor(1_000),
  currency: 'EUR',
  basketFrom: asMinor(5_000),
};
const patience = (): AbortSignal => AbortSignal.timeout(10_000);

let made = 0;
/** A code nobody has asked for before, for an hour from now. */
export function aCodeOrder(
  worth: Partial<CodeWorth> = {},
  now: EpochMs = MONDAY_MORNING,
): CodeOrder {
  made += 1;
  const text = `TEST-CODE-${String(made).padStart(4, '0')}`;
  return {
    key: `effect-${made}`,
    text,
    worth: { ...WORTH, ...worth },
    validFrom: now,
    expiresAt: asEpochMs(now + 3_600_000),
  };
}

/** What every adapter of a shop engine that makes codes itself has to stand. */
export function shopContract(name: string, start: () => Promise<ShopStand>): void {
  describe(`${name} shop`, () => {
    let stand: ShopStand;
    beforeAll(async () => {
      stand = await start();
    });
    afterAll(() => stand?.close());
    const anOrder = () => aCodeOrder({}, stand.now());

    test('[CD2] a code is made once, however often it is asked for under one key', async () => {
      const order = anOrder();
      const engine = stand.engine();
      expect(engine.asksUs).toBe(false);
      const first = await engine.make(order, patience());
      expect(first).toMatchObject({ kind: 'done' });
      expect(await engine.make(order, patience())).toEqual(first);
      expect(await stand.engine().make(order, patience())).toEqual(first);
      expect(await stand.usable(order.text)).toBe(1);
    });

    test.each(SHOP_FAULTS)(
      '[CD9] an answer that is spoiled (%s) grants nothing twice',
      async (fault) => {
        const order = anOrder();
        const engine = stand.engine();
        const first = await engine.make(order, stand.spoil(fault));
        // Said as done only when it was; else in words, to be tried again.
        if (first.kind !== 'done') expect(first.sentence).toMatch(/\w{3}/);
        else expect(fault).toBe('twice');
        if (first.kind === 'failed') expect(first.canRetry).toBe(true);
        const again = await engine.make(order, patience());
        expect(again).toMatchObject({ kind: 'done' });
        expect(await stand.usable(order.text)).toBe(1);
      },
    );

    test.each(SHOP_FAULTS)(
      '[CD9] a code that may have been made (%s) is taken back by its text',
      async (fault) => {
        const order = anOrder();
        const engine = stand.engine();
        await engine.make(order, stand.spoil(fault));
        const code = { key: 'revoke-1', text: order.text, shopRef: null };
        expect(await engine.revoke(code, patience())).toEqual({ kind: 'done', value: null });
        expect(await stand.usable(order.text)).toBe(0);
      },
    );

    test.each(SHOP_FAULTS)('[CD9] taking back stands a spoiled answer (%s)', async (fault) => {
      const order = anOrder();
      const engine = stand.engine();
      const there = await engine.make(order, patience());
      const shopRef = there.kind === 'done' ? there.value.shopRef : null;
      const code = { key: 'revoke-2', text: order.text, shopRef };
      await engine.revoke(code, stand.spoil(fault));
      expect(await engine.revoke(code, patience())).toEqual({ kind: 'done', value: null });
      expect(await stand.engine().revoke(code, patience())).toMatchObject({ kind: 'done' });
      expect(await stand.usable(order.text)).toBe(0);
    });

    test('[CD9] what was never made is taken back already', async () => {
      const code = { key: 'revoke-3', text: aCodeOrder().text, shopRef: null };
      expect(await stand.engine().revoke(code, patience())).toMatchObject({ kind: 'done' });
    });

    test('[CD9] a request that is broken off says that nobody knows, and throws nothing', async () => {
      const order = anOrder();
      const broken = AbortSignal.abort();
      const said = await stand.engine().make(order, broken);
      expect(said.kind).not.toBe('done');
    });

    test('[CD3] orders are told oldest first, with what each code took off', async () => {
      const engine = stand.engine();
      const order = anOrder();
      await engine.make(order, patience());
      const orders = await stand.placeOrders(order.text);
      expect(orders.map(({ state }) => state)).toEqual(['open', 'paid', 'cancelled']);
      expect(orders[1]?.codes).toEqual([order.text]);
      expect(orders[1]?.taken[order.text]).toBeGreaterThan(0);
      const [first, , last] = orders.map(({ changedAt }) => changedAt);
      const told = await engine.ordersSince(first ?? MONDAY_MORNING, patience());
      expect(told).toEqual({ kind: 'done', value: orders });
      const later = await engine.ordersSince(last ?? MONDAY_MORNING, patience());
      expect(later).toEqual({
        kind: 'done',
        value: orders.filter((each) => each.changedAt === last),
      });
    });

    test('[CD9] a shop that cannot be reached has made nothing, and may be asked again', async () => {
      const gone = await start();
      const engine = gone.engine();
      await gone.close();
      const answers = [
        await engine.make(aCodeOrder(), patience()),
        await engine.revoke({ key: 'revoke-4', text: 'A', shopRef: null }, patience()),
        await engine.ordersSince(MONDAY_MORNING, patience()),
      ];
      for (const each of answers) {
        expect(each).toMatchObject({ kind: 'failed', canRetry: true });
        if (each.kind === 'failed') expect(each.sentence).toContain('cannot be reached');
      }
    });
  });
}
