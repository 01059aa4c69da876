import { describe, expect, it } from 'vitest';
import { LEDGER_ROWS_AT_ONCE } from '../../../../../shared/protocol/limits.ts';
import { memoryStore } from '../../../../../sidecar/adapters/store/memory.ts';
import { sealHead } from '../../../../../sidecar/app/mandate/seal-head.ts';
import { verifyLedger } from '../../../../../sidecar/app/mandate/verify-ledger.ts';
import type { LedgerEntry, LedgerRow } from '../../../../../sidecar/domain/mandate/ledger.ts';
import type { Ledger } from '../../../../../sidecar/ports/store/ledger.ts';
import type { Store, Tx } from '../../../../../sidecar/ports/store.ts';
import { bentTx } from '../../../../support/bent-tx.ts';
import { aCharge, anEntry, LINK } from '../../../../support/builders/ledger.ts';
import { minor } from '../../../../support/builders/mandate.ts';
import { testEnvironment } from '../../../../support/environment.ts';
import { memorySeal } from '../../../../support/memory-seal.ts';

const DAY = 'mandate:m:day:2026-11-02';
const talk = (n: number): string => `mandate:m:conversation:talk-${n}`;

function add(store: Store, ...entries: readonly LedgerEntry[]) {
  return store.transact((tx) => tx.ledger.append(entries, LINK));
}

/** A store whose ledger reads otherwise than it was written. */
function readingOtherwise(store: Store, change: (ledger: Ledger) => Partial<Ledger>): Store {
  const changed = (tx: Tx): Tx => bentTx(tx, { ledger: { ...tx.ledger, ...change(tx.ledger) } });
  return { ...store, read: (work) => store.read((tx) => work(changed(tx))) };
}

/** The same with other rows in the pages. */
function withRows(store: Store, change: (row: LedgerRow) => readonly LedgerRow[]): Store {
  return readingOtherwise(store, (ledger) => ({
    from: async (place, max) =>
      (await ledger.from(1, 10_000))
        .flatMap(change)
        .filter((row) => row.place >= place)
        .slice(0, max),
  }));
}

async function sixRows() {
  const ledgerSeal = memorySeal();
  const environment = testEnvironment({ ledgerSeal });
  const { store } = environment;
  for (const n of [1, 2, 3]) await add(store, aCharge(100 * n, DAY, talk(n)));
  await sealHead(environment);
  for (const n of [4, 5, 6]) await add(store, aCharge(100 * n, DAY, talk(n)));
  await sealHead(environment);
  return { environment, store, ledgerSeal };
}

const FAULTS = new Map([
  ['Row 4 was changed', 'row-changed'],
  ['Row 4 is missing', 'row-missing'],
  ['Row 1 is missing', 'row-missing'],
  ['does not follow', 'row-exchanged'],
  ['ends at row 4', 'rows-cut-off'],
]);

describe('a check of the ledger', () => {
  it('[LG2] says of an untouched one that it is whole, with its rows and signed heads', async () => {
    const { environment } = await sixRows();
    expect(await verifyLedger(environment)).toMatchObject({
      isWhole: true,
      brokenAt: null,
      head: { place: 6 },
      heads: 2,
      sentence: expect.stringContaining('6 rows, with 2 signed heads'),
    });
    expect(await verifyLedger(testEnvironment())).toMatchObject({ isWhole: true, heads: 0 });
  });

  it.each<[string, number, string, (row: LedgerRow) => readonly LedgerRow[]]>([
    ['changed', 4, 'Row 4 was changed', (row) => [row.place === 4 ? dearer(row) : row]],
    ['missing', 4, 'Row 4 is missing', (row) => (row.place === 4 ? [] : [row])],
    ['missing at the begin', 1, 'Row 1 is missing', (row) => (row.place === 1 ? [] : [row])],
    ['reordered', 3, 'does not follow', (row) => [{ ...row, place: swapped(row.place, 3, 4) }]],
    ['cut off', 5, 'ends at row 4', (row) => (row.place > 4 ? [] : [row])],
    [
      'put in anew',
      5,
      'does not follow',
      (row) => [
        row.place === 4 ? { ...dearer(row), hash: LINK(row.previous, dearer(row).entry) } : row,
      ],
    ],
  ])('[LG2] finds a row that was %s, and says where', async (_, brokenAt, words, change) => {
    const { environment, store } = await sixRows();
    const sorted = withRows(store, change);
    const found = await verifyLedger({ ...environment, store: inOrder(sorted) });
    expect(found).toMatchObject({ isWhole: false, brokenAt });
    expect(found.sentence).toContain(words);
    // Said in every language as it is here: the same kind of fault, at the same row.
    const row = Number(/\d+/.exec(found.sentence)?.[0]);
    expect(found.fault).toMatchObject({ word: FAULTS.get(words), row });
  });

  it('[LG2] finds a chain that was written anew as a whole by what was signed', async () => {
    const { environment, ledgerSeal } = await sixRows();
    const other = memoryStore();
    for (const n of [1, 2, 3, 4, 5, 6])
      await add(other, aCharge(n === 2 ? 1 : 100 * n, DAY, talk(n)));
    expect(await verifyLedger({ ...environment, store: other, ledgerSeal: null })).toMatchObject({
      isWhole: true,
    });
    const found = await verifyLedger({ ...environment, store: other, ledgerSeal });
    expect(found).toMatchObject({ isWhole: false, brokenAt: 3 });
    expect(found.sentence).toContain('not the one that was signed');
    expect(found.fault).toMatchObject({ word: 'written-anew', row: 3 });
  });

  it('[LG2] finds an end that was cut off cleanly by what was signed', async () => {
    const { environment, ledgerSeal } = await sixRows();
    const shorter = memoryStore();
    for (const n of [1, 2, 3, 4]) await add(shorter, aCharge(100 * n, DAY, talk(n)));
    const found = await verifyLedger({ ...environment, store: shorter, ledgerSeal });
    expect(found).toMatchObject({ isWhole: false, brokenAt: 5 });
    expect(found.sentence).toContain('the ledger ends at row 4, and row 6 was signed');
    expect(found.fault).toMatchObject({ word: 'signed-cut-off', row: 6, other: 4 });
    expect((await sealHead({ ...environment, store: shorter })).sealing).toBe('behind');
    await add(shorter, aCharge(1, DAY), aCharge(2, DAY), aCharge(3, DAY));
    expect((await sealHead({ ...environment, store: shorter })).sealing).toBe('differs');
    expect(ledgerSeal.kept).toHaveLength(2);
  });

  it('[LG2] finds heads that were not signed by a known key, or cannot be read', async () => {
    const { environment, ledgerSeal } = await sixRows();
    const [first, second] = ledgerSeal.kept;
    if (first?.kind !== 'head' || second === undefined) throw new Error('two heads were signed');
    ledgerSeal.kept.splice(0, 2, { ...first, isGenuine: false }, second);
    expect(await verifyLedger(environment)).toMatchObject({ isWhole: false, brokenAt: null });
    ledgerSeal.kept.splice(0, 2, { kind: 'unreadable', line: 1 }, second);
    const found = await verifyLedger(environment);
    expect(found.sentence).toContain('Line 1 of the signed heads');
    expect(found.fault).toEqual({ word: 'head-unreadable', row: 1 });
  });

  it('[LG2] takes half a line at the end for what it is, and says so', async () => {
    const { environment, ledgerSeal } = await sixRows();
    ledgerSeal.kept.push({ kind: 'torn' });
    const found = await verifyLedger(environment);
    expect(found).toMatchObject({ isWhole: true, isSealTorn: true, fault: null });
    expect(found.sentence).toContain('half written');
  });

  it.each<[string, (ledger: Ledger) => Partial<Ledger>]>([
    ['too small', (ledger) => sums(ledger, (sum) => ({ ...sum, minor: sum.minor - 1 }))],
    ['of too few exercises', (ledger) => sums(ledger, (sum) => ({ ...sum, exercises: 0 }))],
    ['missing', (ledger) => sums(ledger, () => null)],
  ])('[LG3] finds a sum that is %s, and says which', async (_, change) => {
    const { environment, store } = await sixRows();
    const found = await verifyLedger({ ...environment, store: readingOtherwise(store, change) });
    expect(found).toMatchObject({ isWhole: false, brokenAt: null });
    expect(found.sentence).toContain(`The sum of ${DAY} is not what the ledger adds up to`);
    expect(found.fault).toMatchObject({ word: 'sum-wrong', says: expect.stringContaining(DAY) });
  });

  it('[LG3] goes over rows and sums in pages while others add to both', async () => {
    const environment = testEnvironment();
    const { store } = environment;
    const many = Array.from({ length: 2 * LEDGER_ROWS_AT_ONCE + 3 }, (_, n) =>
      aCharge(n, DAY, talk(n)),
    );
    await add(store, ...many);
    let pages = 0;
    const turns = {
      next: async () => {
        pages += 1;
        // Before, between and after the scopes that were read by now.
        const scopes = [DAY, talk(0), talk(pages), 'mandate:a:day:1', 'mandate:z:day:1'];
        await add(store, aCharge(pages, ...scopes), anEntry());
      },
    };
    const found = await verifyLedger({ ...environment, turns });
    expect(found).toMatchObject({ isWhole: true });
    expect(pages).toBeGreaterThanOrEqual(4);
    // The last page of all has been there when the last was read.
    expect(found.head.place).toBe(many.length + 2 * pages);
  });
});

function dearer(row: LedgerRow): LedgerRow {
  return { ...row, entry: { ...row.entry, amount: minor(99_00) } };
}

function swapped(place: number, one: number, other: number): number {
  if (place === one) return other;
  return place === other ? one : place;
}

/** As a table gives rows: by place, whatever their order was. */
function inOrder(store: Store): Store {
  return readingOtherwise(store, (ledger) => ({
    from: async (place, max) =>
      [...(await ledger.from(1, 10_000))]
        .sort((a, b) => a.place - b.place)
        .filter((row) => row.place >= place)
        .slice(0, max),
  }));
}

function sums(
  ledger: Ledger,
  change: (sum: Awaited<ReturnType<Ledger['sums']>>[number]) => typeof sum | null,
): Partial<Ledger> {
  return {
    sums: async (scope, max) =>
      (await ledger.sums(scope, max)).flatMap((sum) => {
        const read = sum.scope === DAY ? change(sum) : sum;
        return read === null ? [] : [read];
      }),
  };
}
