import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import {
  LEDGER_BEGIN,
  type LedgerEntry,
  type LedgerHead,
  type LedgerRow,
} from '../../../../../sidecar/domain/mandate/ledger.ts';
import {
  canonicalText,
  checkRow,
  linkWith,
} from '../../../../../sidecar/domain/mandate/ledger-chain.ts';
import { addCharges } from '../../../../../sidecar/domain/mandate/sums.ts';
import { minor } from '../../../../support/builders/mandate.ts';
import { MONDAY_MORNING } from '../../../../support/fake-clock.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const link = linkWith(sha256);

const entry = (changes: Partial<LedgerEntry> = {}): LedgerEntry => ({
  at: MONDAY_MORNING,
  kind: 'given',
  mandate: asId('mandate-1'),
  version: 1,
  exercise: asId('exercise-1'),
  agent: asId('agent-1'),
  visitorCommitment: 'c0ffee',
  contentHash: 'beef',
  amount: minor(8_00),
  currency: 'EUR',
  charges: [{ scope: 'mandate:mandate-1:day:2026-11-02', minor: minor(8_00), exercises: 1 }],
  ...changes,
});

function chained(entries: readonly LedgerEntry[]): LedgerRow[] {
  let head: LedgerHead = LEDGER_BEGIN;
  return entries.map((each) => {
    const row = {
      place: head.place + 1,
      previous: head.hash,
      hash: link(head.hash, each),
      entry: each,
    };
    head = row;
    return row;
  });
}

function faultIn(rows: readonly LedgerRow[]): string | null {
  let head: LedgerHead = LEDGER_BEGIN;
  for (const row of rows) {
    const checked = checkRow(head, row, link);
    if (!checked.isOk) return `${row.place} ${checked.error}`;
    head = checked.value;
  }
  return null;
}

describe('the chain', () => {
  it('[LG3] the text of an entry is pinned: another would break every chain there is', () => {
    expect(canonicalText(entry())).toBe(
      '[1793610000000,"given","mandate-1",1,"exercise-1","agent-1","c0ffee","beef",800,"EUR",' +
        '[["mandate:mandate-1:day:2026-11-02",800,1]]]',
    );
    expect(link('', entry())).toBe(sha256(`\n${canonicalText(entry())}`));
  });

  it('[LG3] the text does not depend on the order of an entry’s fields', () => {
    const turned = Object.fromEntries(Object.entries(entry()).toReversed());
    expect(canonicalText({ ...entry(), ...turned })).toBe(canonicalText(entry()));
  });

  it('[LG3] a change of any field is another hash', () => {
    const changes: readonly Partial<LedgerEntry>[] = [
      { at: 0 as never },
      { kind: 'refused' },
      { mandate: null },
      { version: 2 },
      { exercise: null },
      { agent: null },
      { visitorCommitment: null },
      { contentHash: null },
      { amount: minor(8_01) },
      { currency: 'USD' },
      { charges: [] },
      {
        charges: [{ scope: 'mandate:mandate-1:day:2026-11-03', minor: minor(8_00), exercises: 1 }],
      },
      {
        charges: [{ scope: 'mandate:mandate-1:day:2026-11-02', minor: minor(7_99), exercises: 1 }],
      },
      {
        charges: [{ scope: 'mandate:mandate-1:day:2026-11-02', minor: minor(8_00), exercises: 0 }],
      },
    ];
    const hashes = changes.map((change) => link('', entry(change)));
    expect(new Set([...hashes, link('', entry())]).size).toBe(changes.length + 1);
    expect(Object.keys(entry()).every((key) => changes.some((change) => key in change))).toBe(true);
    expect(link('a', entry())).not.toBe(link('', entry()));
  });

  it('[LG3] a whole chain is whole; changed, missing, doubled and swapped rows are found where they are', () => {
    const rows = chained([1, 2, 3, 4].map((version) => entry({ version })));
    const [one, two, three, four] = rows as [LedgerRow, LedgerRow, LedgerRow, LedgerRow];
    expect(faultIn(rows)).toBeNull();
    expect(faultIn([one, { ...two, entry: entry({ version: 9 }) }, three])).toBe('2 changed');
    expect(faultIn([one, three, four])).toBe('3 missing');
    expect(faultIn([two, three])).toBe('2 missing');
    expect(faultIn([one, one, two])).toBe('1 out-of-order');
    expect(faultIn([one, two, one])).toBe('1 out-of-order');
    expect(faultIn([one, three, two])).toBe('3 missing');
    expect(faultIn([one, { ...two, previous: three.hash }])).toBe('2 other-previous');
    // Two rows that change places and numbers.
    expect(faultIn([one, { ...three, place: 2 }, { ...two, place: 3 }])).toBe('2 other-previous');
    // A row that is changed and hashed anew breaks the next one.
    const forged = {
      ...two,
      entry: entry({ version: 9 }),
      hash: link(one.hash, entry({ version: 9 })),
    };
    expect(faultIn([one, forged, three])).toBe('3 other-previous');
  });

  it('[LG3] the sums of the scopes are what the charges add up to, in any order', () => {
    const scopes = fc.constantFrom('a', 'b', 'c');
    const charge = fc.record({
      scope: scopes,
      minor: fc.integer({ min: -1e6, max: 1e6 }).map(minor),
      exercises: fc.constantFrom(-1, 0, 1),
    });
    fc.assert(
      fc.property(fc.array(fc.array(charge)), (entries) => {
        const sums = new Map();
        for (const charges of entries) addCharges(sums, charges);
        const all = entries.flat();
        for (const scope of ['a', 'b', 'c']) {
          const own = all.filter((each) => each.scope === scope);
          const total = (pick: (each: (typeof own)[number]) => number) =>
            own.reduce((sum, each) => sum + pick(each), 0);
          expect(sums.get(scope) ?? { minor: 0, exercises: 0 }).toEqual({
            minor: total((each) => each.minor),
            exercises: total((each) => each.exercises),
          });
        }
      }),
    );
  });
});
