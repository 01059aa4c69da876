import { describe, expect, test } from 'vitest';
import { asId, type CobrowseId, type ConversationId } from '../../../shared/kernel/ids.ts';
import type { Cobrowse } from '../../../sidecar/domain/cobrowse/cobrowse.ts';
import { aCobrowse, anActiveCobrowse, anEndedCobrowse } from '../../support/builders/cobrowse.ts';
import { at, eachWith, type OpenStore, OTHER_VISITOR, VISITOR } from './kit.ts';

const TALK = asId<ConversationId>('talk-1');
const OTHER_TALK = asId<ConversationId>('talk-2');
const id = (n: number): CobrowseId => asId<CobrowseId>(`along-${n}`);
const numbered = (n: number, but: Partial<Cobrowse> = {}): Cobrowse =>
  aCobrowse({ cobrowse: id(n), conversation: TALK, visitor: VISITOR, askedAt: at(n), ...but });
const over = (n: number, endedAt: Cobrowse['endedAt']): Cobrowse => ({
  ...anEndedCobrowse({ conversation: TALK, visitor: VISITOR, endedAt }),
  cobrowse: id(n),
});

export function cobrowsesContract(open: OpenStore): void {
  describe('cobrowses', () => {
    const store = eachWith(open);
    const put = (...cobrowses: readonly Cobrowse[]) =>
      store().transact(async (tx) => {
        for (const cobrowse of cobrowses) await tx.cobrowses.put(cobrowse);
      });
    const ids = (cobrowses: readonly Cobrowse[]) => cobrowses.map(({ cobrowse }) => cobrowse);

    test('[ST5] one is found by id as last put', async () => {
      const watched = anActiveCobrowse({
        cobrowse: id(1),
        invited: [asId('agent-2')],
        watchers: [{ agent: asId('agent-1'), name: 'Anna', since: at(3) }],
        pageSeenAt: at(4),
      });
      await put(numbered(1), watched);
      expect(await store().read((tx) => tx.cobrowses.find(id(1)))).toEqual(watched);
      expect(await store().read((tx) => tx.cobrowses.find(id(2)))).toBeNull();
    });

    test('[ST5] open are those asked or active, asked first first', async () => {
      await put(numbered(3), numbered(1), numbered(2), numbered(4));
      await put(numbered(1, { state: 'active' }), over(3, at(9)));
      expect(ids(await store().read((tx) => tx.cobrowses.open()))).toEqual([id(1), id(2), id(4)]);
    });

    test('[ST5] they are found by conversation and by visitor, in order, whatever their state', async () => {
      await put(
        numbered(2),
        { ...over(1, at(1)), askedAt: at(1) },
        numbered(3, { conversation: OTHER_TALK }),
        numbered(4, { conversation: OTHER_TALK, visitor: OTHER_VISITOR }),
      );
      const found = await store().read(async (tx) => [
        ids(await tx.cobrowses.ofConversation(TALK)),
        ids(await tx.cobrowses.ofConversation(asId('never'))),
        ids(await tx.cobrowses.ofVisitor(VISITOR)),
      ]);
      expect(found).toEqual([[id(1), id(2)], [], [id(1), id(2), id(3)]]);
    });

    test('[ER1] all of a visitor go, and nobody else’s', async () => {
      await put(numbered(1), over(2, at(1)), numbered(3, { visitor: OTHER_VISITOR }));
      expect(await store().transact((tx) => tx.cobrowses.erase(VISITOR))).toBe(2);
      expect(await store().transact((tx) => tx.cobrowses.erase(VISITOR))).toBe(0);
      expect(await store().read((tx) => tx.cobrowses.find(id(1)))).toBeNull();
      expect(ids(await store().read((tx) => tx.cobrowses.open()))).toEqual([id(3)]);
    });

    test('[ST6] the longest over are forgotten, at most so many at once, never an open one', async () => {
      await put(over(1, at(3)), over(2, at(1)), over(3, at(2)), over(4, at(5)), numbered(5));
      expect(await store().transact((tx) => tx.cobrowses.forget(at(5), 2))).toBe(2);
      const left = await store().read((tx) => tx.cobrowses.ofVisitor(VISITOR));
      expect([...ids(left)].sort()).toEqual([id(1), id(4), id(5)]);
      expect(await store().transact((tx) => tx.cobrowses.forget(at(5), 9))).toBe(1);
    });

    test('[ST3] one that is put in a request that fails is not there', async () => {
      await put(numbered(1));
      const failing = store().transact(async (tx) => {
        await tx.cobrowses.put(over(1, at(1)));
        await tx.cobrowses.erase(OTHER_VISITOR);
        throw new Error('broken off');
      });
      await expect(failing).rejects.toThrow('broken off');
      expect(ids(await store().read((tx) => tx.cobrowses.open()))).toEqual([id(1)]);
    });
  });
}
