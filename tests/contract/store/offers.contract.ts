import { describe, expect, test } from 'vitest';
import { asId, type OfferId } from '../../../shared/kernel/ids.ts';
import type { Offer } from '../../../sidecar/domain/engagement/offer.ts';
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

    test('[ST6] the oldest offers are forgotten, at most so many at once', async () => {
      await put(numbered(1), numbered(2), numbered(3), numbered(4));
      expect(await store().transact((tx) => tx.offers.forget(at(4), 2))).toBe(2);
      expect(ids(await store().read((tx) => tx.offers.since(at(0))))).toEqual([id(3), id(4)]);
      expect(await store().transact((tx) => tx.offers.forget(at(4), 9))).toBe(1);
    });
  });
}
