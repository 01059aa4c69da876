import { describe, expect, test } from 'vitest';
import {
  asFeedSeq,
  asId,
  type ConversationId,
  type EffectId,
  type LineId,
  type SessionId,
} from '../../../shared/kernel/ids.ts';
import type { Answer, Mark } from '../../../sidecar/ports/store/marks.ts';
import type { Tx } from '../../../sidecar/ports/store.ts';
import { aConversation } from '../../support/builders/conversation.ts';
import { anOffer } from '../../support/builders/offer.ts';
import { anAct, aSession, viewed } from '../../support/builders/session.ts';
import { aVisitor } from '../../support/builders/visitor.ts';
import {
  aFact,
  at,
  eachWith,
  type OpenStore,
  OTHER_VISITOR,
  SESSION,
  upTo,
  VISITOR,
} from './kit.ts';

const TALK = asId<ConversationId>('talk-1');
const OTHER_TALK = asId<ConversationId>('talk-2');
const OTHER_SESSION = asId<SessionId>('session-2');
const shop = aVisitor().shop;

const said = (conversation: ConversationId, n: number) =>
  ({
    type: 'chat.said',
    line: {
      line: asId<LineId>(`${conversation}-${n}`),
      conversation,
      n,
      author: { kind: 'visitor' },
      text: `words ${n}`,
      notice: null,
      at: at(n),
    },
  }) as const;

export function eraseContract(open: OpenStore): void {
  describe('what erasure, export and the forgetting of visitors ask', () => {
    const store = eachWith(open);
    const write = (work: (tx: Tx) => Promise<void>) => store().transact(work);
    const read = <T>(work: (tx: Tx) => Promise<T>) => store().read(work);

    test('[ER1] facts about a conversation become tombstones with the same numbers', async () => {
      await write(async (tx) => {
        for (const audience of ['floor', 'agent.anna'] as const) {
          await tx.feed.append(audience, at(1), said(TALK, 1));
          await tx.feed.append(audience, at(2), said(OTHER_TALK, 1));
          await tx.feed.append(audience, at(3), said(TALK, 2));
        }
      });
      expect(await read((tx) => tx.feed.countAbout(`conversation.${TALK}`))).toBe(4);
      const redacted = await store().transact((tx) => tx.feed.redact(`conversation.${TALK}`));
      expect(redacted).toEqual({ audiences: ['agent.anna', 'floor'], facts: 4 });
      const rows = await read((tx) => tx.feed.after('floor', asFeedSeq(0), 9));
      expect(rows.map(({ seq, at: when, fact }) => [seq, when, fact])).toEqual([
        [1, at(1), { type: 'fact.erased' }],
        [2, at(2), said(OTHER_TALK, 1)],
        [3, at(3), { type: 'fact.erased' }],
      ]);
      expect(await read((tx) => tx.feed.countAbout(`conversation.${TALK}`))).toBe(0);
      const again = await store().transact((tx) => tx.feed.redact(`conversation.${TALK}`));
      expect(again).toEqual({ audiences: [], facts: 0 });
    });

    test('[ER1] a session and a conversation of the same id are told apart', async () => {
      const settled = {
        type: 'offer.settled',
        session: asId<SessionId>('same'),
        offer: asId('offer-1'),
        state: 'rejected',
      } as const;
      await write(async (tx) => {
        await tx.feed.append('floor', at(1), settled);
        await tx.feed.append('floor', at(2), said(asId('same'), 1));
      });
      await store().transact((tx) => tx.feed.redact('conversation.same'));
      const rows = await read((tx) => tx.feed.after('floor', asFeedSeq(0), 9));
      expect(rows.map(({ fact }) => fact)).toEqual([settled, { type: 'fact.erased' }]);
    });

    test('[ER1] an audience that is dropped has neither facts nor a counter', async () => {
      await write(async (tx) => {
        for (const n of upTo(3)) await tx.feed.append('visitor.v1', at(n), aFact(n));
        await tx.feed.append('visitor.v2', at(1), aFact(1));
      });
      expect(await read((tx) => tx.feed.countOf('visitor.v1'))).toBe(3);
      expect(await store().transact((tx) => tx.feed.drop('visitor.v1'))).toBe(3);
      const heads = await read(async (tx) => [
        await tx.feed.head('visitor.v1'),
        await tx.feed.head('visitor.v2'),
      ]);
      expect(heads).toEqual([0, 1]);
    });

    test('[ER1] a session goes with its acts, the one held in memory too', async () => {
      await write(async (tx) => {
        await tx.sessions.put(aSession({ session: SESSION, visitor: VISITOR, acts: 3 }));
        await tx.sessions.put(aSession({ session: OTHER_SESSION, visitor: OTHER_VISITOR }));
        for (const place of upTo(3)) {
          await tx.sessions.append(
            anAct(viewed('home'), { session: SESSION, visitor: VISITOR, place }),
          );
        }
      });
      expect(await store().transact((tx) => tx.sessions.latest(VISITOR))).not.toBeNull();
      expect(await read((tx) => tx.sessions.count(VISITOR))).toEqual({ sessions: 1, acts: 3 });
      const acts = await read((tx) => tx.sessions.actsOf(SESSION, 1, 1));
      expect(acts.map(({ place }) => place)).toEqual([2]);
      const gone = await store().transact((tx) =>
        tx.sessions.erase({ session: SESSION, visitor: VISITOR }),
      );
      expect(gone).toBe(4);
      expect(await store().transact((tx) => tx.sessions.latest(VISITOR))).toBeNull();
      expect(await store().transact((tx) => tx.sessions.latest(OTHER_VISITOR))).not.toBeNull();
    });

    test('[ER1] a conversation goes with its lines and with what carries its words outside', async () => {
      const effect = (id: string, conversation: ConversationId) => ({
        effect: asId<EffectId>(id),
        kind: 'webhook' as const,
        body: { type: 'message.left', fields: { conversation, text: 'words' } },
        state: 'due' as const,
        tries: 0,
        dueAt: at(1),
        leasedUntil: null,
        createdAt: at(1),
      });
      await write(async (tx) => {
        for (const conversation of [TALK, OTHER_TALK]) {
          await tx.conversations.put(aConversation({ conversation, visitor: VISITOR, lines: 2 }));
          for (const n of [1, 2]) await tx.conversations.addLine(said(conversation, n).line);
        }
        await tx.effects.add(effect('effect-1', TALK));
        await tx.effects.add(effect('effect-2', OTHER_TALK));
      });
      const all = await read((tx) => tx.conversations.ofVisitor(VISITOR, null, 9));
      expect(all.map(({ conversation }) => conversation)).toEqual([TALK, OTHER_TALK]);
      expect(await read((tx) => tx.conversations.ofVisitor(VISITOR, TALK, 9))).toHaveLength(1);
      expect(await read((tx) => tx.effects.about(TALK))).toHaveLength(1);
      const gone = await store().transact(async (tx) => [
        await tx.conversations.erase(TALK),
        await tx.effects.erase(TALK),
        await tx.conversations.erase(TALK),
      ]);
      expect(gone).toEqual([3, 1, 0]);
      expect(await read((tx) => tx.conversations.lines(TALK, null, 9))).toEqual([]);
      expect(await read((tx) => tx.conversations.lines(OTHER_TALK, null, 9))).toHaveLength(2);
      expect(await read((tx) => tx.effects.count('due'))).toBe(1);
    });

    test('[ER1] a visitor goes with the marks of their tabs, offers and answered commands', async () => {
      const caller = `visitor.${VISITOR}` as const;
      const answer: Answer = { kind: 'done', result: null };
      const mark: Mark = { caller, id: asId('m-1'), bodyHash: 'hash', answer, at: at(1) };
      await write(async (tx) => {
        await tx.visitors.put(aVisitor({ visitor: VISITOR, secretHash: 'hash-1' }));
        for (const n of upTo(3)) await tx.visitors.mark(VISITOR, asId(`tab-${n}`), 1, at(n));
        await tx.offers.put(anOffer({ visitor: VISITOR }));
        await tx.marks.put(mark);
        await tx.marks.put({ ...mark, caller: 'agent.anna' });
      });
      expect(await read((tx) => tx.visitors.tabs(VISITOR))).toBe(3);
      expect(await read((tx) => tx.marks.count(caller))).toBe(1);
      const gone = await store().transact(async (tx) => [
        await tx.visitors.erase(VISITOR),
        await tx.offers.erase(VISITOR),
        await tx.marks.drop(caller),
        await tx.visitors.erase(VISITOR),
      ]);
      expect(gone).toEqual([4, 1, 1, 0]);
      expect(await read((tx) => tx.visitors.findBySecret(shop, 'hash-1'))).toBeNull();
      expect(await read((tx) => tx.marks.find('agent.anna', asId('m-1')))).not.toBeNull();
    });

    test('[ER1] an erasure is begun once and pending until it ends', async () => {
      await write(async (tx) => {
        await tx.erasures.begin({ visitor: OTHER_VISITOR, begunAt: at(2) });
        await tx.erasures.begin({ visitor: VISITOR, begunAt: at(1) });
        await tx.erasures.begin({ visitor: VISITOR, begunAt: at(3) });
      });
      expect(await read((tx) => tx.erasures.pending(9))).toEqual([
        { visitor: VISITOR, begunAt: at(1) },
        { visitor: OTHER_VISITOR, begunAt: at(2) },
      ]);
      await write((tx) => tx.erasures.end(VISITOR));
      expect(await read((tx) => tx.erasures.find(VISITOR))).toBeNull();
      expect(await read((tx) => tx.erasures.pending(1))).toHaveLength(1);
    });

    test('[ER2] scrubbing changes nothing that is kept, and what is asked meanwhile is done', async () => {
      await write((tx) => tx.visitors.put(aVisitor({ visitor: VISITOR })));
      const scrubbing = store().scrub();
      const other = aVisitor({ visitor: OTHER_VISITOR, secretHash: 'hash-2' });
      await write((tx) => tx.visitors.put(other));
      expect(await scrubbing).toBe(true);
      expect(await read((tx) => tx.visitors.find(VISITOR))).toEqual(aVisitor({ visitor: VISITOR }));
      expect(await read((tx) => tx.visitors.find(OTHER_VISITOR))).toEqual(other);
    });
  });
}
