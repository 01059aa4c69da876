import { describe, expect, test } from 'vitest';
import { asId, type ShopId, type TabId } from '../../../shared/kernel/ids.ts';
import { TABS_PER_VISITOR_MAX } from '../../../shared/protocol/limits.ts';
import { aVisitor } from '../../support/builders/visitor.ts';
import { at, eachWith, type OpenStore, OTHER_VISITOR, upTo, VISITOR } from './kit.ts';

const tab = (n: number): TabId => asId<TabId>(`tab-${n}`);
const shop = aVisitor().shop;
const otherShop = asId<ShopId>('other-shop');

export function visitorsContract(open: OpenStore): void {
  describe('visitors', () => {
    const store = eachWith(open);

    test('[ST5] a visitor is found by id as last put', async () => {
      const visitor = aVisitor();
      const named = {
        ...visitor,
        sessions: 4,
        identity: {
          customer: 'K-1',
          name: 'Zoë',
          customerValue: 'high' as const,
          orders: 3,
          identifiedAt: at(5),
        },
      };
      await store().transact((tx) => tx.visitors.put(visitor));
      await store().transact((tx) => tx.visitors.put(named));
      expect(await store().read((tx) => tx.visitors.find(visitor.visitor))).toEqual(named);
      expect(await store().read((tx) => tx.visitors.find(asId('nobody')))).toBeNull();
    });

    test('[ID1] a secret finds its visitor within its own shop only', async () => {
      const visitor = aVisitor({ secretHash: 'hash-1' });
      await store().transact((tx) => tx.visitors.put(visitor));
      const found = await store().read(async (tx) => [
        await tx.visitors.findBySecret(shop, 'hash-1'),
        await tx.visitors.findBySecret(otherShop, 'hash-1'),
        await tx.visitors.findBySecret(shop, 'hash-2'),
      ]);
      expect(found).toEqual([visitor, null, null]);
    });

    test('[ID1] a secret that was replaced finds nobody', async () => {
      await store().transact((tx) => tx.visitors.put(aVisitor({ secretHash: 'old' })));
      await store().transact((tx) => tx.visitors.put(aVisitor({ secretHash: 'new' })));
      expect(await store().read((tx) => tx.visitors.findBySecret(shop, 'old'))).toBeNull();
      expect(await store().read((tx) => tx.visitors.findBySecret(shop, 'new'))).not.toBeNull();
    });

    test('[ID1] a secret belongs to one visitor', async () => {
      const other = aVisitor({ visitor: OTHER_VISITOR, secretHash: 'hash-1' });
      await store().transact((tx) => tx.visitors.put(aVisitor({ secretHash: 'hash-1' })));
      await expect(store().transact((tx) => tx.visitors.put(other))).rejects.toThrow();
      expect(await store().read((tx) => tx.visitors.find(OTHER_VISITOR))).toBeNull();
    });

    test('[FD3] the mark of a tab only rises, and each tab has its own', async () => {
      await store().transact(async (tx) => {
        await tx.visitors.mark(VISITOR, tab(1), 5, at(0));
        await tx.visitors.mark(VISITOR, tab(1), 3, at(1));
        await tx.visitors.mark(VISITOR, tab(2), 1, at(1));
      });
      const marked = await store().read(async (tx) => [
        await tx.visitors.marked(VISITOR, tab(1)),
        await tx.visitors.marked(VISITOR, tab(2)),
        await tx.visitors.marked(VISITOR, tab(3)),
        await tx.visitors.marked(OTHER_VISITOR, tab(1)),
      ]);
      expect(marked).toEqual([5, 1, 0, 0]);
    });

    test('[LM1] only the newest tabs of a visitor keep a mark', async () => {
      await store().transact(async (tx) => {
        await tx.visitors.mark(OTHER_VISITOR, tab(1), 1, at(0));
        for (const n of upTo(TABS_PER_VISITOR_MAX + 2)) {
          await tx.visitors.mark(VISITOR, tab(n), n, at(n));
          // The first tab stays in use, so that it is not among the oldest.
          await tx.visitors.mark(VISITOR, tab(1), n, at(n));
        }
      });
      const marked = await store().read((tx) =>
        Promise.all(upTo(4).map((n) => tx.visitors.marked(VISITOR, tab(n)))),
      );
      expect(marked).toEqual([TABS_PER_VISITOR_MAX + 2, 0, 0, 4]);
      expect(await store().read((tx) => tx.visitors.marked(OTHER_VISITOR, tab(1)))).toBe(1);
    });

    test('[ID1] a signed identity is used once within its shop', async () => {
      const used = await store().transact(async (tx) => [
        await tx.visitors.useTokenOnce(shop, 'jti-1', at(1)),
        await tx.visitors.useTokenOnce(shop, 'jti-1', at(1)),
        await tx.visitors.useTokenOnce(otherShop, 'jti-1', at(1)),
      ]);
      expect(used).toEqual([true, false, true]);
      expect(await store().transact((tx) => tx.visitors.useTokenOnce(shop, 'jti-1', at(2)))).toBe(
        false,
      );
    });

    test('[ST6] old marks and used tokens are forgotten, at most so many at once', async () => {
      await store().transact(async (tx) => {
        for (const n of upTo(4)) await tx.visitors.mark(VISITOR, tab(n), 1, at(n));
        for (const n of upTo(4)) await tx.visitors.useTokenOnce(shop, `jti-${n}`, at(n));
      });
      expect(await store().transact((tx) => tx.visitors.forget(at(4), 4))).toBe(4);
      expect(await store().transact((tx) => tx.visitors.forget(at(4), 100))).toBe(2);
      expect(await store().transact((tx) => tx.visitors.forget(at(4), 100))).toBe(0);
      const left = await store().transact(async (tx) => [
        await tx.visitors.marked(VISITOR, tab(3)),
        await tx.visitors.marked(VISITOR, tab(4)),
        await tx.visitors.useTokenOnce(shop, 'jti-3', at(9)),
        await tx.visitors.useTokenOnce(shop, 'jti-4', at(9)),
      ]);
      expect(left).toEqual([0, 1, true, false]);
    });
  });
}
