import { describe, expect, test } from 'vitest';
import { asId, type OfferId } from '../../../shared/kernel/ids.ts';
import type { KnownOrder } from '../../../sidecar/domain/engagement/known-order.ts';
import type { Offer } from '../../../sidecar/domain/engagement/offer.ts';
import type { OfferPlace } from '../../../sidecar/ports/store/offers.ts';
import { anOffer } from '../../support/builders/offer.ts';
import { at, eachWith, type OpenStore, OTHER_VISITOR, SESSION, VISITOR } from './kit.ts';

const id = (n: number): OfferId => asId<OfferId>(`offer-${n}`);
const numbered = (n: number, but: Partial<Offer> = {}): Offer =>
  anOffer({ offer: id(n), qualifiedAt: at(n), ...but });

export function offersContract(open: OpenStore): void {
  describe('offers', () => {
    const store = eachWith(open);
    const put = (...offers: readonly Offer[]) =>
      store().transact(async (tx) => {
        for (const offer of offers) await tx.offers.put(offer);
      });
    const ids = (offers: readonly Offer[]) => offers.map(({ offer }) => offer);

    test('[ST5] an offer is found by id as last put', async () => {
      const settled = numbered(1, { state: 'accepted', settledAt: at(9), qualifiedAt: at(4) });
      await put(numbered(1), settled);
      expect(await store().read((tx) => tx.offers.find(id(1)))).toEqual(settled);
      expect(await store().read((tx) => tx.offers.find(id(2)))).toBeNull();
    });

    test('[ST5] open offers are those on screen, the oldest first', async () => {
      await put(numbered(2), numbered(1), numbered(3, { state: 'held-out' }), numbered(4));
      await put(numbered(4, { state: 'timed-out' }));
      expect(ids(await store().read((tx) => tx.offers.open()))).toEqual([id(1), id(2)]);
    });

    test('[ST5] offers are found by session, oldest first', async () => {
      await put(numbered(2), numbered(1), numbered(3, { session: asId('session-2') }));
      const found = await store().read((tx) => tx.offers.ofSession(SESSION));
      expect(ids(found)).toEqual([id(1), id(2)]);
    });

    test('[ST5] offers are found by visitor since a moment, newest first', async () => {
      await put(
        numbered(1),
        numbered(2),
        numbered(3, { session: asId('session-2') }),
        numbered(4, { visitor: OTHER_VISITOR }),
      );
      const found = await store().read((tx) => tx.offers.ofVisitor(VISITOR, at(2)));
      expect(ids(found)).toEqual([id(3), id(2)]);
    });

    test('[ST5] offers of everybody are found since a moment, oldest first', async () => {
      await put(numbered(3), numbered(1), numbered(2, { visitor: OTHER_VISITOR }));
      expect(ids(await store().read((tx) => tx.offers.since(at(2))))).toEqual([id(2), id(3)]);
    });

    test('[ST5] offers of everybody are read in pages, each once, also those of one moment', async () => {
      await put(
        ...[1, 2, 3].map((n) => numbered(n, { qualifiedAt: at(5) })),
        numbered(4, { qualifiedAt: at(4), visitor: OTHER_VISITOR }),
        numbered(5, { qualifiedAt: at(6) }),
      );
      const found: string[] = [];
      let place: OfferPlace | null = null;
      for (;;) {
        const from: OfferPlace | null = place;
        const page: readonly Offer[] = await store().read((tx) => tx.offers.after(from, 2));
        found.push(...ids(page));
        const last = page.at(-1);
        if (last === undefined) break;
        place = last;
      }
      expect(found).toEqual([id(4), id(1), id(2), id(3), id(5)]);
    });

    test('[ST6] the oldest offers are forgotten, at most so many at once', async () => {
      await put(numbered(1), numbered(2), numbered(3), numbered(4));
      expect(await store().transact((tx) => tx.offers.forget(at(4), 2))).toBe(2);
      expect(ids(await store().read((tx) => tx.offers.since(at(0))))).toEqual([id(3), id(4)]);
      expect(await store().transact((tx) => tx.offers.forget(at(4), 9))).toBe(1);
    });

    const order = (name: string, but: Partial<KnownOrder> = {}): KnownOrder => ({
      shop: asId('boots'),
      order: name,
      session: SESSION,
      visitor: VISITOR,
      confirmedAt: null,
      changedAt: at(1),
      ...but,
    });
    const putOrders = (...orders: readonly KnownOrder[]) =>
      store().transact(async (tx) => {
        for (const one of orders) await tx.offers.putOrder(one);
      });

    test('[ST5] an order is found by its shop and name as last put', async () => {
      const paid = order('A 1', { confirmedAt: at(5), changedAt: at(5) });
      await putOrders(order('A 1'), order('A 1', { shop: asId('shoes') }), paid);
      const find = (shop: string, name: string) =>
        store().read((tx) => tx.offers.findOrder(asId(shop), name));
      expect(await find('boots', 'A 1')).toEqual(paid);
      expect(await find('shoes', 'A 1')).toMatchObject({ confirmedAt: null });
      expect(await find('boots', 'A')).toBeNull();
    });

    test('[ST5] orders are found by the visitor whose page claimed them, by name', async () => {
      const told = order('C', { session: null, visitor: null });
      await putOrders(order('B'), told, order('A'), order('D', { visitor: OTHER_VISITOR }));
      const found = await store().read((tx) => tx.offers.ordersOfVisitor(VISITOR));
      expect(found.map((one) => one.order)).toEqual(['A', 'B']);
    });

    test('[ST6] orders that changed longest ago are forgotten, at most so many at once', async () => {
      await putOrders(...[1, 2, 3, 4].map((n) => order(`A${n}`, { changedAt: at(n) })));
      expect(await store().transact((tx) => tx.offers.forgetOrders(at(4), 2))).toBe(2);
      const found = await store().read((tx) => tx.offers.ordersOfVisitor(VISITOR));
      expect(found.map((one) => one.order)).toEqual(['A3', 'A4']);
      expect(await store().transact((tx) => tx.offers.forgetOrders(at(4), 9))).toBe(1);
    });

    test('[ER1] the orders a visitor claimed go with their offers, and nobody else’s', async () => {
      await put(numbered(1), numbered(2, { visitor: OTHER_VISITOR }));
      await putOrders(order('A'), order('B', { visitor: OTHER_VISITOR }));
      expect(await store().transact((tx) => tx.offers.erase(VISITOR))).toBe(2);
      expect(await store().read((tx) => tx.offers.findOrder(asId('boots'), 'A'))).toBeNull();
      expect(await store().read((tx) => tx.offers.findOrder(asId('boots'), 'B'))).not.toBeNull();
    });
  });
}
