import type { LedgerHead, LedgerRow } from '../../../domain/mandate/ledger.ts';
import type { Ledger, Used } from '../../../ports/store/ledger.ts';
import { addedUp } from '../added-up.ts';
import { entryIn, entryText } from '../ledger-entry.ts';
import type { Connection } from './connection.ts';
import { slot } from './statement.ts';
import type { Tables } from './tables.ts';

const NOTHING: Used = { minor: 0, exercises: 0 };

/**
 * Sums and head are rows that whoever charges or adds holds until the commit: made when they are missing,
 * else written as they are, in one statement that every dialect has, which locks them where others write too.
 */
export function sqlLedger({ db, prepare }: Connection): Ledger {
  const sum = db.selectFrom('ledger_sum').select(['minor', 'exercises']);
  const peek = prepare(sum.where('scope', '=', slot<string>('scope')));
  const hold = prepare(
    db
      .insertInto('ledger_sum')
      .values({ scope: slot<string>('scope'), minor: 0, exercises: 0 })
      .onConflict((conflict) =>
        conflict.column('scope').doUpdateSet((eb) => ({ minor: eb.ref('ledger_sum.minor') })),
      )
      .returning(['minor', 'exercises']),
  );
  const add = prepare(
    db
      .insertInto('ledger_sum')
      .values({
        scope: slot<string>('scope'),
        minor: slot<number>('minor'),
        exercises: slot<number>('exercises'),
      })
      .onConflict((conflict) =>
        conflict.column('scope').doUpdateSet((eb) => ({
          minor: eb('ledger_sum.minor', '+', slot<number>('minor')),
          exercises: eb('ledger_sum.exercises', '+', slot<number>('exercises')),
        })),
      ),
  );
  const sums = prepare(
    sum
      .select('scope')
      .where('scope', '>', slot<string>('scope'))
      .orderBy('scope')
      .limit(slot<number>('max')),
  );
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
    db.updateTable('ledger_head').set({ place: slot<number>('place'), hash: slot<string>('hash') }),
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

  return {
    used: async (scopes) => {
      const found = new Map<string, Used>();
      for (const scope of [...new Set(scopes)].sort()) {
        found.set(scope, (await hold.first({ scope })) ?? NOTHING);
      }
      return found;
    },
    peek: async (scopes) => {
      const found = new Map<string, Used>();
      for (const scope of new Set(scopes)) {
        found.set(scope, (await peek.first({ scope })) ?? NOTHING);
      }
      return found;
    },
    append: async (entries, link) => {
      if (entries.length === 0) return [];
      // Sums before the head, so that nobody waits for a sum with the head in hand.
      for (const each of addedUp(entries)) await add.change({ ...each });
      let end: LedgerHead = (await holdHead.first({})) ?? { place: 0, hash: '' };
      const added: LedgerRow[] = [];
      for (const entry of entries) {
        const row = {
          place: end.place + 1,
          previous: end.hash,
          hash: link(end.hash, entry),
          entry,
        };
        await insert.change({ ...row, entry: entryText(entry) });
        added.push(row);
        end = row;
      }
      await moveHead.change({ place: end.place, hash: end.hash });
      return added;
    },
    head: async () => (await head.first({})) ?? { place: 0, hash: '' },
    from: async (place, max) => (await from.all({ place, max })).map(rowOf),
    before: async (place, max) =>
      (await (place === null ? atEnd.all({ max }) : before.all({ place, max }))).map(rowOf),
    sums: (scope, max) => sums.all({ scope, max }),
  };
}

// By name: a rest of the row is copied slowly, and a check of the whole ledger does this to every row.
function rowOf({ place, previous, hash, entry }: Tables['ledger']): LedgerRow {
  return { place, previous, hash, entry: entryIn(entry) };
}
