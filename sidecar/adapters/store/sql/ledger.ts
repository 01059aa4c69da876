import { assert } from '../../../../shared/kernel/assert.ts';
import type { LedgerEntry, LedgerHead, LedgerRow } from '../../../domain/mandate/ledger.ts';
import type { Ledger } from '../../../ports/store/ledger.ts';
import { addedUp } from '../added-up.ts';
import { entryIn, entryText } from '../ledger-entry.ts';
import type { Connection } from './connection.ts';
import { sqlLedgerSums } from './ledger-sums.ts';
import { slot } from './statement.ts';
import type { Tables } from './tables.ts';

type Link = Parameters<Ledger['append']>[1];

const BEGIN: LedgerHead = { place: 0, hash: '' };

/**
 * The head is a row that whoever adds holds until the commit: made when it is missing, else written, which locks it
 * where others write too.
 */
export function sqlLedger(connection: Connection): Ledger {
  const { db, prepare } = connection;
  const { add, ...sums } = sqlLedgerSums(connection);
  const head = prepare(db.selectFrom('ledger_head').select(['place', 'hash']));
  const holdHead = prepare(
    db
      .insertInto('ledger_head')
      .values({ only: 1, place: 0, hash: '' })
      .onConflict((conflict) =>
        conflict.column('only').doUpdateSet((eb) => ({ place: eb.ref('ledger_head.place') })),
      )
      .returning(['place', 'hash']),
  );
  const moveHead = prepare(
    db
      .updateTable('ledger_head')
      .set({ place: slot<number>('place'), hash: slot<string>('hash') })
      .where('place', '=', slot<number>('fromPlace'))
      .where('hash', '=', slot<string>('fromHash')),
  );
  const insert = prepare(
    db.insertInto('ledger').values({
      place: slot<number>('place'),
      previous: slot<string>('previous'),
      hash: slot<string>('hash'),
      entry: slot<string>('entry'),
    }),
  );
  const rows = db
    .selectFrom('ledger')
    .select(['place', 'previous', 'hash', 'entry'])
    .limit(slot<number>('max'));
  const from = prepare(rows.where('place', '>=', slot<number>('place')).orderBy('place'));
  const newest = rows.orderBy('place', 'desc');
  const atEnd = prepare(newest);
  const before = prepare(newest.where('place', '<', slot<number>('place')));

  // Where this connection left the head. A guess: somebody else may have gone on from there, or it was undone.
  let left = BEGIN;

  /** False when the chain ends elsewhere: nothing has moved. */
  async function moved(from: LedgerHead, rows: readonly LedgerRow[]): Promise<boolean> {
    const { place, hash } = rows.at(-1) ?? from;
    const fields = { place, hash, fromPlace: from.place, fromHash: from.hash };
    if ((await moveHead.change(fields)) === 0) return false;
    left = { place, hash };
    return true;
  }

  /** The entries in their places; nobody else adds any until the commit. */
  async function placed(
    entries: readonly LedgerEntry[],
    link: Link,
  ): Promise<readonly LedgerRow[]> {
    const guessed = rowsAfter(left, entries, link);
    if (await moved(left, guessed)) return guessed;
    const end = (await holdHead.first({})) ?? BEGIN;
    const rows = rowsAfter(end, entries, link);
    assert(await moved(end, rows), 'a head that is held stays where it is');
    return rows;
  }

  return {
    ...sums,
    append: async (entries, link) => {
      if (entries.length === 0) return [];
      // Sums before the head, so that nobody waits for a sum with the head in hand.
      await add(addedUp(entries));
      const rows = await placed(entries, link);
      for (const row of rows) await insert.change({ ...row, entry: entryText(row.entry) });
      return rows;
    },
    head: async () => (await head.first({})) ?? BEGIN,
    from: async (place, max) => (await from.all({ place, max })).map(rowOf),
    before: async (place, max) =>
      (await (place === null ? atEnd.all({ max }) : before.all({ place, max }))).map(rowOf),
  };
}

/** The entries as rows that follow this head. */
function rowsAfter(
  { place, hash }: LedgerHead,
  entries: readonly LedgerEntry[],
  link: Link,
): readonly LedgerRow[] {
  let previous = hash;
  return entries.map((entry, n) => {
    const row = { place: place + n + 1, previous, hash: link(previous, entry), entry };
    previous = row.hash;
    return row;
  });
}

// By name: a rest of the row is copied slowly, and a check of the whole ledger does this to every row.
function rowOf({ place, previous, hash, entry }: Tables['ledger']): LedgerRow {
  return { place, previous, hash, entry: entryIn(entry) };
}
