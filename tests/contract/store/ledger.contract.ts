import { describe, expect, test } from 'vitest';
import type { LedgerEntry } from '../../../sidecar/domain/mandate/ledger.ts';
import { aCharge, anEntry, LINK } from '../../support/builders/ledger.ts';
import { minor } from '../../support/builders/mandate.ts';
import { at, eachWith, type OpenStore, upTo } from './kit.ts';

const DAY = 'mandate:m:day:2026-11-02';
const TALK = 'mandate:m:conversation:talk-1';

export function ledgerContract(open: OpenStore): void {
  describe('the ledger', () => {
    const store = eachWith(open);
    const append = (...entries: readonly LedgerEntry[]) =>
      store().transact((tx) => tx.ledger.append(entries, LINK));
    const told = (n: number): LedgerEntry => anEntry({ at: at(n) });

    test('[LG1] rows come one after another without gaps, each tied to the one before', async () => {
      expect(await store().read((tx) => tx.ledger.head())).toEqual({ place: 0, hash: '' });
      const first = await append(told(1), told(2));
      const [third] = await append(told(3));
      expect([...first, third].map((row) => [row?.place, row?.entry.at])).toEqual([
        [1, at(1)],
        [2, at(2)],
        [3, at(3)],
      ]);
      const rows = await store().read((tx) => tx.ledger.from(1, 9));
      expect(rows).toEqual([...first, third]);
      let previous = '';
      for (const row of rows) {
        expect(row.previous).toBe(previous);
        expect(row.hash).toBe(LINK(previous, row.entry));
        previous = row.hash;
      }
      expect(await store().read((tx) => tx.ledger.head())).toEqual({ place: 3, hash: previous });
    });

    test('[LG1] an entry comes back as it was, whatever stands in it', async () => {
      const odd = anEntry({
        kind: 'returned',
        contentHash: null,
        exercise: null,
        visitorCommitment: 'quote " backslash \\ line\nfeed é 名',
        amount: minor(-5_00),
        currency: null,
        charges: [{ scope: DAY, minor: minor(-5_00), exercises: -1 }],
      });
      await append(odd);
      const [row] = await store().read((tx) => tx.ledger.from(1, 1));
      expect(row?.entry).toEqual(odd);
      expect(await append()).toEqual([]);
      expect((await store().read((tx) => tx.ledger.head())).place).toBe(1);
    });

    test('[ST5] rows are read forwards and backwards in pages', async () => {
      await append(...upTo(7).map(told));
      const places = await store().read(async (tx) =>
        [
          await tx.ledger.from(0, 2),
          await tx.ledger.from(6, 9),
          await tx.ledger.from(8, 9),
          await tx.ledger.before(null, 3),
          await tx.ledger.before(5, 3),
          await tx.ledger.before(1, 3),
        ].map((rows) => rows.map(({ place }) => place)),
      );
      expect(places).toEqual([[1, 2], [6, 7], [], [7, 6, 5], [4, 3, 2], []]);
    });

    test('[LG3] sums are what the charges add up to, each scope for itself', async () => {
      await append(aCharge(500, DAY, TALK), aCharge(250, DAY));
      const back = { scope: DAY, minor: minor(-100), exercises: 0 };
      await append(anEntry({ charges: [back, { ...back, minor: minor(-400), exercises: -1 }] }));
      const found = await store().transact(async (tx) => ({
        used: await tx.ledger.used([TALK, DAY, 'mandate:m:never']),
        peeked: await tx.ledger.peek([DAY]),
      }));
      expect([...found.used]).toEqual(
        expect.arrayContaining([
          [DAY, { minor: 250, exercises: 1 }],
          [TALK, { minor: 500, exercises: 1 }],
          ['mandate:m:never', { minor: 0, exercises: 0 }],
        ]),
      );
      expect([...found.peeked]).toEqual([[DAY, { minor: 250, exercises: 1 }]]);
    });

    test('[LG3] however many scopes are charged at once, and again, each has its own sum', async () => {
      const scopes = upTo(16).map((n) => `mandate:m:scope-${n}`);
      const charges = [...scopes, ...scopes.slice(0, 3)].map((scope, n) => {
        return { scope, minor: minor(n + 1), exercises: 1 };
      });
      await append(anEntry({ charges: charges.toReversed() }));
      await append(anEntry({ charges }));
      const used = await store().transact((tx) => tx.ledger.used([...scopes, ...scopes]));
      expect([...used.keys()].toSorted()).toEqual(scopes.toSorted());
      expect(scopes.map((scope) => used.get(scope))).toEqual(
        upTo(16).map((n) =>
          n <= 3 ? { minor: 2 * (n + 16 + n), exercises: 4 } : { minor: 2 * n, exercises: 2 },
        ),
      );
    });

    test('[LG1] a row follows the one that was kept, whatever was undone in between', async () => {
      const [kept] = await append(told(1));
      for (const n of [2, 3]) {
        const failing = store().transact(async (tx) => {
          await tx.ledger.append([told(n), told(n + 10)], LINK);
          throw new Error('undone');
        });
        await expect(failing).rejects.toThrow('undone');
      }
      const [next] = await append(told(4));
      expect(next).toMatchObject({ place: 2, previous: kept?.hash });
      expect(await store().read((tx) => tx.ledger.from(1, 9))).toEqual([kept, next]);
    });

    test('[ST5] sums come in order of scope, in pages', async () => {
      await append(...['c', 'a', 'b', 'd'].map((scope, n) => aCharge(n, scope)));
      const pages = await store().read(async (tx) => [
        await tx.ledger.sums('', 2),
        await tx.ledger.sums('b', 9),
        await tx.ledger.sums('d', 9),
      ]);
      expect(pages.map((page) => page.map(({ scope, minor: sum }) => [scope, sum]))).toEqual([
        [
          ['a', 1],
          ['b', 2],
        ],
        [
          ['c', 0],
          ['d', 3],
        ],
        [],
      ]);
    });

    test('[ST3] a request that fails leaves neither row nor sum', async () => {
      const [kept] = await append(aCharge(500, DAY));
      const failing = store().transact(async (tx) => {
        await tx.ledger.used([TALK]);
        await tx.ledger.append([aCharge(700, DAY, TALK)], LINK);
        throw new Error('broken off');
      });
      await expect(failing).rejects.toThrow('broken off');
      expect(await store().read((tx) => tx.ledger.from(1, 9))).toEqual([kept]);
      const sums = await store().read((tx) => tx.ledger.sums('', 9));
      expect(sums.filter((sum) => sum.minor !== 0)).toEqual([
        { scope: DAY, minor: 500, exercises: 1 },
      ]);
      const [next] = await append(told(2));
      expect(next).toMatchObject({ place: 2, previous: kept?.hash });
    });

    test('[ST4] a reading holds no scope and adds no row', async () => {
      await expect(store().read((tx) => tx.ledger.used([DAY]))).rejects.toThrow();
      await expect(store().read((tx) => tx.ledger.append([told(1)], LINK))).rejects.toThrow();
      expect((await store().read((tx) => tx.ledger.head())).place).toBe(0);
    });

    test('[MD1] forty who take from one budget at once never take more than there is', async () => {
      const BUDGET = 1_000;
      const take = (amount: number) =>
        store().transact(async (tx) => {
          const used = (await tx.ledger.used([DAY, TALK])).get(DAY)?.minor ?? 0;
          if (used + amount > BUDGET) return false;
          await tx.ledger.append([aCharge(amount, DAY, TALK)], LINK);
          return true;
        });
      const taken = await Promise.all(upTo(40).map((n) => take(50 + (n % 7))));
      const { sum, rows } = await store().read(async (tx) => ({
        sum: (await tx.ledger.peek([DAY])).get(DAY)?.minor ?? 0,
        rows: await tx.ledger.from(1, 99),
      }));
      expect(sum).toBeLessThanOrEqual(BUDGET);
      expect(sum).toBeGreaterThan(BUDGET - 57);
      expect(rows).toHaveLength(taken.filter(Boolean).length);
      expect(rows.reduce((all, { entry }) => all + entry.amount, 0)).toBe(sum);
    });
  });
}
