import { describe, expect, test } from 'vitest';
import { type AgentId, asId, type ConversationId } from '../../../shared/kernel/ids.ts';
import type { Conversation } from '../../../sidecar/domain/conversation/conversation.ts';
import { aConversation, aLine } from '../../support/builders/conversation.ts';
import { at, eachWith, type OpenStore, OTHER_VISITOR, upTo, VISITOR } from './kit.ts';

const anna = asId<AgentId>('anna');
const id = (n: number): ConversationId => asId<ConversationId>(`conversation-${n}`);
const numbered = (n: number, but: Partial<Conversation> = {}): Conversation =>
  aConversation({
    conversation: id(n),
    openedAt: at(n),
    queuedAt: at(n),
    changedAt: at(n),
    ...but,
  });

export function conversationsContract(open: OpenStore): void {
  describe('conversations', () => {
    const store = eachWith(open);
    const put = (...conversations: readonly Conversation[]) =>
      store().transact(async (tx) => {
        for (const conversation of conversations) await tx.conversations.put(conversation);
      });
    const ids = (found: readonly Conversation[]) => found.map(({ conversation }) => conversation);

    test('[ST5] a conversation is found by id as last put', async () => {
      const active = numbered(1, { state: 'active', holder: anna, note: 'size 39' });
      await put(numbered(1), active);
      expect(await store().read((tx) => tx.conversations.find(id(1)))).toEqual(active);
      expect(await store().read((tx) => tx.conversations.find(id(2)))).toBeNull();
    });

    test('[ST5] open ones are those not closed, the longest waiting first', async () => {
      await put(
        numbered(1, { state: 'closed', closedAt: at(9) }),
        numbered(2, { queuedAt: at(50) }),
        numbered(3, { state: 'active', holder: anna }),
        numbered(4, { state: 'wrap-up', queuedAt: null }),
      );
      const open = await store().read((tx) => tx.conversations.open());
      expect(ids(open)).toEqual([id(3), id(4), id(2)]);
    });

    test('[ST5] the open one of a visitor is neither in wrap-up nor closed', async () => {
      await put(numbered(1), numbered(2, { state: 'wrap-up' }));
      await put(numbered(3, { visitor: OTHER_VISITOR, state: 'closed', closedAt: at(4) }));
      const found = await store().read(async (tx) => [
        await tx.conversations.openOf(VISITOR),
        await tx.conversations.openOf(OTHER_VISITOR),
        await tx.conversations.latestOf(VISITOR),
        await tx.conversations.latestOf(OTHER_VISITOR),
        await tx.conversations.latestOf(asId('nobody')),
      ]);
      expect(found.map((one) => one?.conversation)).toEqual([
        id(1),
        undefined,
        id(2),
        id(3),
        undefined,
      ]);
    });

    test('[ST5] an agent holds what names them and is not closed', async () => {
      await put(
        numbered(2, { state: 'active', holder: anna }),
        numbered(1, { state: 'wrap-up', holder: anna }),
        numbered(3, { state: 'closed', holder: anna, closedAt: at(4) }),
        numbered(4, { state: 'assigned', holder: asId<AgentId>('bert') }),
      );
      const held = await store().read((tx) => tx.conversations.heldBy(anna));
      expect(ids(held)).toEqual([id(1), id(2)]);
    });

    test('[RT3] a conversation that changes hands is with the new holder only', async () => {
      await put(numbered(1, { state: 'active', holder: anna }));
      await put(numbered(1, { state: 'active', holder: asId<AgentId>('bert') }));
      expect(await store().read((tx) => tx.conversations.heldBy(anna))).toEqual([]);
      expect(await store().read((tx) => tx.conversations.heldBy(asId('bert')))).toHaveLength(1);
    });

    test('[ST5] waits are from opened to accepted, the newest 50 since a moment', async () => {
      await put(
        ...upTo(60).map((n) => numbered(n, { openedAt: at(0), acceptedAt: at(n * 10) })),
        numbered(61),
      );
      const waits = await store().read((tx) => tx.conversations.waits(at(0)));
      expect(waits).toHaveLength(50);
      expect(waits[0]).toBe(600);
      expect(waits.at(-1)).toBe(110);
      expect(await store().read((tx) => tx.conversations.waits(at(590)))).toEqual([600, 590]);
    });

    test('[ST5] past conversations are found newest first, in pages without gap or repeat', async () => {
      await put(
        numbered(1, { changedAt: at(5) }),
        numbered(2, { changedAt: at(5) }),
        numbered(3, { changedAt: at(7) }),
        numbered(4, { changedAt: at(1), visitor: OTHER_VISITOR }),
      );
      const all: ConversationId[] = [];
      const pageAfter = async (last: Conversation | null): Promise<void> => {
        const page = await store().read((tx) => tx.conversations.search(null, null, last, 2));
        all.push(...ids(page));
        const next = page.at(-1);
        if (next !== undefined) await pageAfter(next);
      };
      await pageAfter(null);
      expect(all).toEqual([id(3), id(2), id(1), id(4)]);
      const hers = await store().read((tx) => tx.conversations.search(VISITOR, null, null, 9));
      expect(ids(hers)).toEqual([id(3), id(2), id(1)]);
    });

    test('[ST5] a text is found in any case, with or without accents, within a visitor if named', async () => {
      await put(numbered(1), numbered(2), numbered(3, { visitor: OTHER_VISITOR }));
      await store().transact(async (tx) => {
        const say = (n: number, text: string) =>
          tx.conversations.addLine(
            aLine({ line: asId(`line-${n}`), conversation: id(n), n: 1, text }),
          );
        await say(1, 'Zijn dit ÉCHTE leren laarzen?');
        await say(2, 'Is er 50% korting_nu?');
        await say(3, 'Leren tas gezocht');
      });
      const search = async (visitor: typeof VISITOR | null, text: string) =>
        ids(await store().read((tx) => tx.conversations.search(visitor, text, null, 9)));
      expect(await search(null, 'LEREN')).toEqual([id(3), id(1)]);
      expect(await search(VISITOR, 'leren')).toEqual([id(1)]);
      expect(await search(null, 'echte')).toEqual([id(1)]);
      expect(await search(null, 'échte')).toEqual([id(1)]);
      expect(await search(null, 'fiets')).toEqual([]);
    });

    test('[ST5] what a search would read as a wildcard stands for itself', async () => {
      await put(numbered(1), numbered(2), numbered(3));
      await store().transact(async (tx) => {
        for (const [n, text] of [
          [1, '50% off'],
          [2, 'a_b'],
          [3, 'c\\d'],
        ] as const) {
          await tx.conversations.addLine(
            aLine({ line: asId(`line-${n}`), conversation: id(n), n: 1, text }),
          );
        }
      });
      const search = async (text: string) =>
        ids(await store().read((tx) => tx.conversations.search(null, text, null, 9)));
      expect(await search('%')).toEqual([id(1)]);
      expect(await search('_')).toEqual([id(2)]);
      expect(await search('\\')).toEqual([id(3)]);
      expect(await search("'; drop table line; --")).toEqual([]);
    });

    test('[FD3] a line that is sent again is the same line', async () => {
      const line = aLine();
      const added = await store().transact(async (tx) => [
        await tx.conversations.addLine(line),
        await tx.conversations.addLine({ ...line, n: 2, text: 'other' }),
      ]);
      expect(added).toEqual([true, false]);
      expect(await store().read((tx) => tx.conversations.findLine(line.line))).toEqual(line);
      expect(await store().read((tx) => tx.conversations.findLine(asId('line-2')))).toBeNull();
    });

    test('[FD3] two lines never share a place', async () => {
      const other = aLine({ line: asId('line-2'), n: 1 });
      await store().transact((tx) => tx.conversations.addLine(aLine()));
      const failing = store().transact((tx) => tx.conversations.addLine(other));
      await expect(failing).rejects.toThrow();
      expect(await store().read((tx) => tx.conversations.findLine(other.line))).toBeNull();
      const elsewhere = aLine({ line: asId('line-3'), conversation: id(2), n: 1 });
      expect(await store().transact((tx) => tx.conversations.addLine(elsewhere))).toBe(true);
    });

    test('[ST5] lines come oldest first: the newest of all, or those before a place', async () => {
      await store().transact(async (tx) => {
        for (const n of [3, 1, 5, 2, 4]) {
          await tx.conversations.addLine(aLine({ line: asId(`line-${n}`), n }));
        }
      });
      const places = async (before: number | null, max: number) =>
        (await store().read((tx) => tx.conversations.lines(id(1), before, max))).map(({ n }) => n);
      expect(await places(null, 3)).toEqual([3, 4, 5]);
      expect(await places(3, 9)).toEqual([1, 2]);
      expect(await places(1, 9)).toEqual([]);
    });

    test('[LM1] the lines a visitor wrote since a moment are counted', async () => {
      const agent = { kind: 'agent' as const, agent: anna, name: 'Anna' };
      await store().transact(async (tx) => {
        for (const n of upTo(4)) {
          await tx.conversations.addLine(
            aLine({
              line: asId(`line-${n}`),
              n,
              at: at(n),
              author: n === 3 ? agent : { kind: 'visitor' },
            }),
          );
        }
        await tx.conversations.addLine(
          aLine({ line: asId('line-9'), n: 1, at: at(9), conversation: id(2) }),
        );
      });
      const count = await store().read((tx) => tx.conversations.visitorLines(id(1), at(2), at(99)));
      expect(count).toBe(2);
      const until = await store().read((tx) => tx.conversations.visitorLines(id(1), at(1), at(2)));
      expect(until).toBe(2);
    });

    test('[ST6] closed conversations go with their lines, open ones stay however old', async () => {
      const closed = { state: 'closed', lines: 2 } as const;
      await put(
        numbered(1, { ...closed, closedAt: at(10) }),
        numbered(2, { ...closed, closedAt: at(11) }),
        numbered(3, { ...closed, closedAt: at(99) }),
        numbered(4, { lines: 2 }),
      );
      await store().transact(async (tx) => {
        for (const n of upTo(4)) {
          for (const place of [1, 2]) {
            await tx.conversations.addLine(
              aLine({ line: asId(`line-${n}-${place}`), conversation: id(n), n: place }),
            );
          }
        }
      });
      const forget = (max: number) =>
        store().transact((tx) => tx.conversations.forget(at(50), max));
      expect(await forget(4)).toBe(1);
      expect(await store().read((tx) => tx.conversations.find(id(1)))).toBeNull();
      expect(await store().read((tx) => tx.conversations.lines(id(1), null, 9))).toEqual([]);
      expect(await forget(100)).toBe(1);
      expect(await forget(100)).toBe(0);
      const left = await store().read((tx) => tx.conversations.search(null, null, null, 9));
      expect(ids(left)).toEqual([id(4), id(3)]);
      expect(await store().read((tx) => tx.conversations.lines(id(4), null, 9))).toHaveLength(2);
    });

    test('[ST6] a conversation of more lines than one step may take goes all the same', async () => {
      await put(numbered(1, { state: 'closed', closedAt: at(1), lines: 10 }));
      expect(await store().transact((tx) => tx.conversations.forget(at(50), 3))).toBe(1);
    });
  });
}
