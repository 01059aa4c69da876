import { describe, expect, test } from 'vitest';
import { asFeedSeq, asId, type FeedSeq, type VisitorId } from '../../../shared/kernel/ids.ts';
import { type Audience, FLOOR, ofVisitor } from '../../../sidecar/domain/audience.ts';
import { aFact, at, eachWith, type OpenStore, upTo, VISITOR } from './kit.ts';

const none = asFeedSeq(0);

export function feedContract(open: OpenStore): void {
  describe('feed', () => {
    const store = eachWith(open);
    const fill = (count: number) =>
      store().transact(async (tx) => {
        for (const n of upTo(count)) await tx.feed.append(FLOOR, at(n), aFact(n));
      });

    test('[FD2] an audience counts 1, 2, 3 and each audience for itself', async () => {
      const seqs = await store().transact(async (tx) => [
        await tx.feed.append(FLOOR, at(0), aFact(1)),
        await tx.feed.append(ofVisitor(VISITOR), at(0), aFact(2)),
        await tx.feed.append(FLOOR, at(0), aFact(3)),
      ]);
      expect(seqs).toEqual([1, 1, 2]);
      expect(await store().read((tx) => tx.feed.head(FLOOR))).toBe(2);
      expect(await store().read((tx) => tx.feed.head('agent.nobody'))).toBe(0);
    });

    test('[FD2] the heads of many audiences are found at once, of those that were told something', async () => {
      const audiences = upTo(450).map((n) => ofVisitor(asId<VisitorId>(`visitor-${n}`)));
      const told = audiences.filter((_, place) => place % 3 !== 0);
      await store().transact(async (tx) => {
        for (const audience of told) await tx.feed.append(audience, at(0), aFact(1));
        await tx.feed.append(FLOOR, at(0), aFact(2));
        await tx.feed.append(FLOOR, at(0), aFact(3));
      });
      const heads = await store().read((tx) => tx.feed.heads([FLOOR, ...audiences]));
      const expected = told.map((audience): [Audience, FeedSeq] => [audience, asFeedSeq(1)]);
      expect(heads).toEqual(new Map([[FLOOR, asFeedSeq(2)], ...expected]));
      expect(await store().read((tx) => tx.feed.heads([]))).toEqual(new Map());
    });

    test('[FD2] requests at once, some failing, leave numbers without gaps in the order kept', async () => {
      const asked = upTo(60).map((n) =>
        store().transact(async (tx) => {
          const seq = await tx.feed.append(FLOOR, at(n), aFact(n));
          if (n % 3 === 0) throw new Error('rolled back');
          return { n, seq };
        }),
      );
      const ended = await Promise.allSettled(asked);
      const told = ended.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      expect(told.map(({ seq }) => seq)).toEqual(upTo(40));
      const rows = await store().read((tx) => tx.feed.after(FLOOR, none, 100));
      expect(rows.map(({ seq }) => seq)).toEqual(upTo(40));
      expect(rows.map(({ fact }) => fact)).toEqual(told.map(({ n }) => aFact(n)));
    });

    test('[FD2] whoever reads while others write never misses a lower number', async () => {
      const writes = upTo(40).map((n) =>
        store().transact((tx) => tx.feed.append(FLOOR, at(n), aFact(n))),
      );
      const seen: number[] = [];
      while (seen.length < 40) {
        const last = asFeedSeq(seen.at(-1) ?? 0);
        const rows = await store().read((tx) => tx.feed.after(FLOOR, last, 7));
        seen.push(...rows.map(({ seq }) => seq));
        if (rows.length === 0) await Promise.race(writes);
      }
      await Promise.all(writes);
      expect(seen).toEqual(upTo(40));
    });

    test('[ST5] rows come back whole, after a place, at most so many', async () => {
      await fill(5);
      const rows = await store().read((tx) => tx.feed.after(FLOOR, asFeedSeq(2), 2));
      expect(rows).toEqual([
        { audience: FLOOR, seq: 3, at: at(3), fact: aFact(3) },
        { audience: FLOOR, seq: 4, at: at(4), fact: aFact(4) },
      ]);
    });

    test('[ST6] forgetting takes the oldest, at most so many, and numbers never go back', async () => {
      await fill(10);
      expect(await store().transact((tx) => tx.feed.forget(at(5), 3))).toBe(3);
      expect(await store().transact((tx) => tx.feed.forget(at(5), 100))).toBe(1);
      const left = await store().read((tx) => tx.feed.after(FLOOR, none, 100));
      expect(left.map(({ seq }) => seq)).toEqual([5, 6, 7, 8, 9, 10]);
      expect(await store().transact((tx) => tx.feed.forget(at(99), 100))).toBe(6);
      expect(await store().read((tx) => tx.feed.head(FLOOR))).toBe(10);
      expect(await store().transact((tx) => tx.feed.append(FLOOR, at(100), aFact(11)))).toBe(11);
    });

    test('[FD2] a place is reached while every row after it is kept', async () => {
      await fill(4);
      await store().transact((tx) => tx.feed.forget(at(3), 100));
      const reached = await store().read((tx) =>
        Promise.all([0, 1, 2, 3, 4, 5].map((place) => tx.feed.reaches(FLOOR, asFeedSeq(place)))),
      );
      expect(reached).toEqual([false, false, true, true, true, false]);
      expect(await store().read((tx) => tx.feed.reaches('agent.new', none))).toBe(true);
      expect(await store().read((tx) => tx.feed.reaches('agent.new', asFeedSeq(1)))).toBe(false);
    });

    test('[FD2] with everything forgotten only the head is reached', async () => {
      await fill(3);
      await store().transact((tx) => tx.feed.forget(at(99), 100));
      const reached = await store().read((tx) =>
        Promise.all([2, 3].map((place) => tx.feed.reaches(FLOOR, asFeedSeq(place)))),
      );
      expect(reached).toEqual([false, true]);
    });

    test('[FD2] a row whose clock ran behind leaves no hole that looks whole', async () => {
      await store().transact(async (tx) => {
        await tx.feed.append(FLOOR, at(9), aFact(1));
        await tx.feed.append(FLOOR, at(1), aFact(2));
        await tx.feed.append(FLOOR, at(9), aFact(3));
      });
      await store().transact((tx) => tx.feed.forget(at(5), 100));
      const reached = await store().read((tx) =>
        Promise.all([0, 1, 2].map((place) => tx.feed.reaches(FLOOR, asFeedSeq(place)))),
      );
      expect(reached).toEqual([false, false, true]);
    });
  });
}
