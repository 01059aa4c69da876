import { describe, expect, test } from 'vitest';
import { asFeedSeq, asId, type VisitorId } from '../../../shared/kernel/ids.ts';
import { FLOOR, ofVisitor } from '../../../sidecar/domain/audience.ts';
import { StoreUnavailable, type Tx } from '../../../sidecar/ports/store.ts';
import { aConversation } from '../../support/builders/conversation.ts';
import { aSession } from '../../support/builders/session.ts';
import { aVisitor } from '../../support/builders/visitor.ts';
import { aFact, at, eachWith, type OpenStore, upTo, VISITOR } from './kit.ts';

const numbered = (n: number): VisitorId => asId<VisitorId>(`visitor-${n}`);
const put = (n: number) => (tx: Tx) =>
  tx.visitors.put(aVisitor({ visitor: numbered(n), secretHash: `hash-${n}` }));

/** What holds of every request, whatever it is about. */
export function commitsContract(open: OpenStore): void {
  describe('requests', () => {
    const store = eachWith(open);

    test('[FD1] state, mark, effect and feed rows of one request are kept together', async () => {
      await store().transact(async (tx) => {
        await tx.conversations.put(aConversation());
        await tx.feed.append(FLOOR, at(0), aFact(1));
        await tx.feed.append(ofVisitor(VISITOR), at(0), aFact(2));
      });
      const found = await store().read(async (tx) => [
        await tx.conversations.find(aConversation().conversation),
        await tx.feed.head(FLOOR),
        await tx.feed.head(ofVisitor(VISITOR)),
      ]);
      expect(found).toEqual([aConversation(), 1, 1]);
    });

    test('[FD1] a request that throws keeps nothing', async () => {
      await store().transact((tx) => tx.feed.append(FLOOR, at(0), aFact(1)));
      const failing = store().transact(async (tx) => {
        await put(1)(tx);
        await tx.sessions.put(aSession());
        await tx.conversations.put(aConversation());
        await tx.feed.append(FLOOR, at(0), aFact(2));
        await tx.visitors.mark(VISITOR, asId('tab'), 3, at(0));
        throw new Error('a bug in the use case');
      });
      await expect(failing).rejects.toThrow('a bug in the use case');
      const found = await store().read(async (tx) => [
        await tx.visitors.find(numbered(1)),
        await tx.sessions.latest(VISITOR),
        await tx.conversations.open(),
        await tx.feed.head(FLOOR),
        await tx.visitors.marked(VISITOR, asId('tab')),
      ]);
      expect(found).toEqual([null, null, [], 1, 0]);
    });

    test('[ST3] a request that fails harms no other of its commit', async () => {
      const asked = upTo(40).map((n) =>
        store().transact(async (tx) => {
          await put(n)(tx);
          if (n % 4 === 0) throw new Error(`request ${n} fails`);
          return n;
        }),
      );
      const ended = await Promise.allSettled(asked);
      const kept = await store().read((tx) =>
        Promise.all(upTo(40).map((n) => tx.visitors.find(numbered(n)))),
      );
      for (const n of upTo(40)) {
        const isFailing = n % 4 === 0;
        expect(ended[n - 1]?.status).toBe(isFailing ? 'rejected' : 'fulfilled');
        expect(kept[n - 1]?.visitor).toBe(isFailing ? undefined : numbered(n));
      }
    });

    test('[ST3] what a request was answered is what it kept, also when another of its commit fails', async () => {
      let drawn = 0;
      const asked = upTo(9).map((n) =>
        store().transact(async (tx) => {
          // Another one each time it runs.
          drawn += 1;
          const fact = aFact(drawn);
          await tx.feed.append(FLOOR, at(n), fact);
          if (n === 5) throw new Error('the fifth fails');
          return fact;
        }),
      );
      const ended = await Promise.allSettled(asked);
      const answered = ended.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      const kept = await store().read((tx) => tx.feed.after(FLOOR, asFeedSeq(0), 99));
      expect(ended[4]?.status).toBe('rejected');
      expect(answered).toHaveLength(8);
      expect(kept.map(({ fact }) => fact)).toEqual(answered);
      expect(kept.map(({ seq }) => seq)).toEqual(upTo(8));
    });

    test('[ST3] requests asked at once run one after another', async () => {
      const tab = asId<never>('tab');
      const rises = upTo(50).map(() =>
        store().transact(async (tx) => {
          const marked = await tx.visitors.marked(VISITOR, tab);
          await tx.visitors.mark(VISITOR, tab, marked + 1, at(0));
          return marked + 1;
        }),
      );
      expect(await Promise.all(rises)).toEqual(upTo(50));
    });

    test('[ST3] a request sees what it wrote, and what those before it wrote', async () => {
      const first = store().transact(async (tx) => {
        await put(1)(tx);
        return (await tx.visitors.find(numbered(1)))?.visitor;
      });
      const second = store().transact((tx) => tx.visitors.find(numbered(1)));
      expect(await first).toBe(numbered(1));
      expect((await second)?.visitor).toBe(numbered(1));
    });

    test('[ST3] the answer of the work is the answer of the request', async () => {
      expect(await store().transact(async () => 'answer')).toBe('answer');
      expect(await store().transact(async () => undefined)).toBeUndefined();
    });

    test('[ST3] what a failed request wrote is not remembered for the next one', async () => {
      const session = aSession();
      await store().transact((tx) => tx.sessions.put(session));
      await store().transact((tx) => tx.sessions.latest(VISITOR));
      const failing = store().transact(async (tx) => {
        await tx.sessions.put({ ...session, acts: 7 });
        throw new Error('no');
      });
      const next = store().transact((tx) => tx.sessions.latest(VISITOR));
      await expect(failing).rejects.toThrow('no');
      expect(await next).toEqual(session);
      await store().transact((tx) => tx.sessions.put({ ...session, acts: 1 }));
      expect((await store().read((tx) => tx.sessions.latest(VISITOR)))?.acts).toBe(1);
    });

    test('[ST3] a transaction is over when its work is', async () => {
      const lent: Tx[] = [];
      await store().transact(async (tx) => {
        lent.push(tx);
      });
      expect(() => lent[0]?.visitors).toThrow('has ended');
    });

    test('[ST3] work that awaits something other than its tx is given up and keeps nothing', async () => {
      const slow = store().transact(async (tx) => {
        await put(1)(tx);
        await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
        await put(2)(tx);
      });
      const other = store().transact(put(3));
      await expect(slow).rejects.toThrow('awaited something other than its tx');
      await other;
      const found = await store().read((tx) =>
        Promise.all([1, 2, 3].map((n) => tx.visitors.find(numbered(n)))),
      );
      expect(found.map((visitor) => visitor?.visitor)).toEqual([undefined, undefined, numbered(3)]);
    });

    test('[ST4] a reading that writes throws and keeps nothing', async () => {
      await expect(store().read(put(1))).rejects.toThrow();
      const reading = store().read((tx) => tx.feed.append(FLOOR, at(0), aFact(1)));
      await expect(reading).rejects.toThrow();
      await expect(reading).rejects.not.toBeInstanceOf(StoreUnavailable);
      expect(await store().read((tx) => tx.visitors.find(numbered(1)))).toBeNull();
      expect(await store().read((tx) => tx.feed.head(FLOOR))).toBe(0);
    });

    test('[ST4] a reading sees one picture, whatever is committed meanwhile', async () => {
      const pairs = upTo(30).map((n) =>
        store().transact(async (tx) => {
          await put(2 * n)(tx);
          await put(2 * n + 1)(tx);
        }),
      );
      const readings = upTo(10).map(() =>
        store().read(async (tx) => {
          const found = await Promise.all(upTo(61).map((n) => tx.visitors.find(numbered(n))));
          return found.filter((visitor) => visitor !== null).length % 2;
        }),
      );
      expect(await Promise.all(readings)).toEqual(upTo(10).map(() => 0));
      await Promise.all(pairs);
    });

    test('[ST4] a reading that throws does not harm the next', async () => {
      const failing = store().read(async () => {
        throw new Error('no');
      });
      const next = store().read(async (tx) => tx.feed.head(FLOOR));
      await expect(failing).rejects.toThrow('no');
      expect(await next).toBe(0);
    });

    test('[ST1] health says in words that it can keep something', async () => {
      const { isWritable, sentence } = await store().health();
      expect(isWritable).toBe(true);
      expect(sentence).toMatch(/^[A-Z].*\.$/);
    });

    test('[ST1] closing finishes what was begun and refuses what comes after', async () => {
      const asked = upTo(20).map((n) => store().transact(put(n)));
      const closed = store().close();
      await expect(Promise.all(asked)).resolves.toHaveLength(20);
      await closed;
      await expect(store().transact(put(99))).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(store().read((tx) => tx.feed.head(FLOOR))).rejects.toBeInstanceOf(
        StoreUnavailable,
      );
      expect((await store().health()).isWritable).toBe(false);
    });
  });
}
