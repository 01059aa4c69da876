import { describe, expect, test } from 'vitest';
import { asId, type CodeId, type ShopId } from '../../../shared/kernel/ids.ts';
import { HOLDER_CODES_MAX } from '../../../shared/protocol/limits.ts';
import { CODE_ENDS, type Code, type CodeState } from '../../../sidecar/domain/mandate/code.ts';
import { aCode } from '../../support/builders/mandate.ts';
import { at, eachWith, type OpenStore, OTHER_VISITOR, VISITOR } from './kit.ts';

const SHOP = asId<ShopId>('boots');
const OTHER_SHOP = asId<ShopId>('bikes');
const UNENDED: readonly CodeState[] = ['making', 'made', 'shown', 'applied'];
const id = (n: number): CodeId => asId<CodeId>(`code-${n}`);
const numbered = (n: number, but: Partial<Code> = {}): Code =>
  aCode({
    code: id(n),
    text: `TEXT-${n}`,
    shop: SHOP,
    visitor: VISITOR,
    madeAt: at(n),
    changedAt: at(n),
    expiresAt: at(100 + n),
    ...but,
  });

export function codesContract(open: OpenStore): void {
  describe('codes', () => {
    const store = eachWith(open);
    const put = (...codes: readonly Code[]) =>
      store().transact(async (tx) => {
        for (const code of codes) await tx.codes.put(code);
      });
    const ids = (codes: readonly Code[]) => codes.map(({ code }) => code);

    test('[ST5] one is found by id, and in its shop by what the visitor types', async () => {
      await put(numbered(1), numbered(1, { state: 'shown' }), numbered(2, { shop: OTHER_SHOP }));
      const found = await store().read(async (tx) => [
        await tx.codes.find(id(1)),
        await tx.codes.findByText(SHOP, 'TEXT-1'),
        await tx.codes.findByText(SHOP, 'TEXT-2'),
        await tx.codes.findByText(SHOP, 'text-1'),
        await tx.codes.find(id(3)),
      ]);
      const shown = numbered(1, { state: 'shown' });
      expect(found).toEqual([shown, shown, null, null, null]);
    });

    test('[CD2] a text belongs to one code of a shop', async () => {
      await put(numbered(1), numbered(2, { text: 'TEXT-1', shop: OTHER_SHOP }));
      await expect(put(numbered(3, { text: 'TEXT-1' }))).rejects.toThrow();
      expect(await store().read((tx) => tx.codes.find(id(3)))).toBeNull();
    });

    test('[ST5] they are found by conversation and visitor, oldest first', async () => {
      await put(
        numbered(2),
        numbered(1, { state: 'lost' }),
        numbered(3, { conversation: asId('talk-2') }),
        numbered(4, { conversation: asId('talk-2'), visitor: OTHER_VISITOR }),
      );
      const found = await store().read(async (tx) => [
        ids(await tx.codes.ofConversation(asId('talk-1'))),
        ids(await tx.codes.ofVisitor(VISITOR)),
      ]);
      expect(found).toEqual([
        [id(1), id(2)],
        [id(1), id(2), id(3)],
      ]);
    });

    test('[CD1] whose time has come and who are at no end are overdue, soonest first', async () => {
      const states = [...UNENDED, ...CODE_ENDS];
      await put(...states.map((state, n) => numbered(n, { state, expiresAt: at(50 - n) })));
      const overdue = (now: number, max: number) =>
        store().read(async (tx) => ids(await tx.codes.overdue(at(now), max)));
      expect(await overdue(46, 9)).toEqual([]);
      expect(await overdue(47, 9)).toEqual([id(3)]);
      expect(await overdue(50, 9)).toEqual([id(3), id(2), id(1), id(0)]);
      expect(await overdue(50, 2)).toEqual([id(3), id(2)]);
    });

    test('[ST5] made, shown and applied are what a shop may hold, in pages', async () => {
      const states = [...UNENDED, ...CODE_ENDS];
      await put(...states.map((state, n) => numbered(n, { state })));
      await put(numbered(20, { shop: OTHER_SHOP }));
      const found = await store().read(async (tx) => [
        ids(await tx.codes.open(SHOP, 9)),
        ids(await tx.codes.open(SHOP, 2)),
        ids(await tx.codes.open(OTHER_SHOP, 9)),
      ]);
      expect(found).toEqual([[id(1), id(2), id(3)], [id(1), id(2)], [id(20)]]);
    });

    test('[CD4] those that a basket or order holds, whatever their state, up to a bound', async () => {
      const heldBy = 'basket-1';
      await put(
        numbered(1, { heldBy, state: 'applied' }),
        numbered(2, { heldBy, state: 'redeemed' }),
        numbered(3, { heldBy: 'basket-2', state: 'applied' }),
        numbered(4, { heldBy, shop: OTHER_SHOP, state: 'applied' }),
        numbered(5),
      );
      const held = (shop: ShopId, holder: string) =>
        store().read(async (tx) => ids(await tx.codes.heldBy(shop, holder)));
      expect(await held(SHOP, heldBy)).toEqual([id(1), id(2)]);
      expect(await held(OTHER_SHOP, heldBy)).toEqual([id(4)]);
      expect(await held(SHOP, 'basket-9')).toEqual([]);
      await put(numbered(1, { heldBy: null, state: 'shown' }));
      expect(await held(SHOP, heldBy)).toEqual([id(2)]);
      await put(
        ...Array.from({ length: HOLDER_CODES_MAX + 5 }, (_, n) => numbered(10 + n, { heldBy })),
      );
      expect(await held(SHOP, heldBy)).toHaveLength(HOLDER_CODES_MAX);
    });

    test('[ER1] all of a visitor go, and nobody else’s', async () => {
      await put(
        numbered(1),
        numbered(2, { state: 'redeemed' }),
        numbered(3, { visitor: OTHER_VISITOR }),
      );
      expect(await store().transact((tx) => tx.codes.erase(VISITOR))).toBe(2);
      expect(await store().transact((tx) => tx.codes.erase(VISITOR))).toBe(0);
      const left = await store().read(async (tx) => [
        await tx.codes.findByText(SHOP, 'TEXT-1'),
        ids(await tx.codes.open(SHOP, 9)),
      ]);
      expect(left).toEqual([null, [id(3)]]);
    });

    test('[ST6] those longest at an end are forgotten, never one that can still be used', async () => {
      await put(
        ...CODE_ENDS.map((state, n) => numbered(n, { state, changedAt: at(5 - n) })),
        ...UNENDED.map((state, n) => numbered(10 + n, { state, changedAt: at(0) })),
      );
      expect(await store().transact((tx) => tx.codes.forget(at(5), 3))).toBe(3);
      expect(await store().transact((tx) => tx.codes.forget(at(5), 9))).toBe(1);
      const left = ids(await store().read((tx) => tx.codes.ofVisitor(VISITOR)));
      expect(left).toEqual([id(0), id(10), id(11), id(12), id(13)]);
    });

    test('[ST3] one that is put in a request that fails is as before', async () => {
      await put(numbered(1));
      const failing = store().transact(async (tx) => {
        await tx.codes.put(numbered(1, { state: 'redeemed' }));
        throw new Error('broken off');
      });
      await expect(failing).rejects.toThrow('broken off');
      expect((await store().read((tx) => tx.codes.find(id(1))))?.state).toBe('made');
    });
  });
}
