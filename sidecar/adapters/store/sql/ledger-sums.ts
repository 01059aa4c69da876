import { assert } from '../../../../shared/kernel/assert.ts';
import type { Ledger, Used } from '../../../ports/store/ledger.ts';
import type { addedUp } from '../added-up.ts';
import type { Connection } from './connection.ts';
import { type Statement, slot, type Values } from './statement.ts';

type Sum = ReturnType<typeof addedUp>[number];

/** The part of the ledger that is sums, and what `append` does to them. */
export interface LedgerSums extends Pick<Ledger, 'used' | 'peek' | 'sums'> {
  /** @param sums in order of scope, each scope once */
  add(sums: readonly Sum[]): Promise<void>;
}

const NOTHING: Used = { minor: 0, exercises: 0 };

/** Everything given counts in so many scopes (SPEC MD1): one statement for all of them. */
const AT_ONCE = 7;
const SLOTS = upTo(AT_ONCE).map((n) => ({
  scope: `scope${n}`,
  minor: `minor${n}`,
  exercises: `exercises${n}`,
}));

/**
 * Sums are rows that whoever charges holds until the commit: made when they are missing, else written as they are, in
 * one statement that every dialect has, which locks them in its own order where others write too.
 */
export function sqlLedgerSums({ db, prepare }: Connection): LedgerSums {
  const sum = db.selectFrom('ledger_sum').select(['minor', 'exercises']);
  const peek = prepare(sum.where('scope', '=', slot<string>('scope')));
  const hold = byLength((rows) =>
    prepare(
      db
        .insertInto('ledger_sum')
        .values(
          SLOTS.slice(0, rows).map(({ scope }) => ({ scope: slot<string>(scope), ...NOTHING })),
        )
        .onConflict((conflict) =>
          conflict.column('scope').doUpdateSet((eb) => ({ minor: eb.ref('ledger_sum.minor') })),
        )
        .returning(['scope', 'minor', 'exercises']),
    ),
  );
  const add = byLength((rows) =>
    prepare(
      db
        .insertInto('ledger_sum')
        .values(
          SLOTS.slice(0, rows).map(({ scope, minor, exercises }) => ({
            scope: slot<string>(scope),
            minor: slot<number>(minor),
            exercises: slot<number>(exercises),
          })),
        )
        .onConflict((conflict) =>
          conflict.column('scope').doUpdateSet((eb) => ({
            minor: eb('ledger_sum.minor', '+', eb.ref('excluded.minor')),
            exercises: eb('ledger_sum.exercises', '+', eb.ref('excluded.exercises')),
          })),
        ),
    ),
  );
  const sums = prepare(
    sum
      .select('scope')
      .where('scope', '>', slot<string>('scope'))
      .orderBy('scope')
      .limit(slot<number>('max')),
  );

  return {
    used: async (scopes) => {
      const found = new Map<string, Used>();
      const held = [...new Set(scopes)].sort().map((scope) => ({ scope, ...NOTHING }));
      for (const some of parted(held)) {
        for (const { scope, minor, exercises } of await hold(some.length).all(valuesOf(some))) {
          found.set(scope, { minor, exercises });
        }
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
    sums: (scope, max) => sums.all({ scope, max }),
    add: async (all) => {
      for (const some of parted(all)) await add(some.length).change(valuesOf(some));
    },
  };
}

/** A statement for each number of rows that go at once. */
function byLength<Row>(make: (rows: number) => Statement<Row>): (rows: number) => Statement<Row> {
  const made = upTo(AT_ONCE).map((n) => make(n + 1));
  return (rows) => {
    const statement = made[rows - 1];
    assert(statement !== undefined, 'no more rows go at once than there is a statement for');
    return statement;
  };
}

function upTo(rows: number): readonly number[] {
  return Array.from({ length: rows }, (_, n) => n);
}

function parted(sums: readonly Sum[]): readonly (readonly Sum[])[] {
  if (sums.length <= AT_ONCE) return sums.length === 0 ? [] : [sums];
  return upTo(Math.ceil(sums.length / AT_ONCE)).map((part) =>
    sums.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
  );
}

function valuesOf(sums: readonly Sum[]): Values {
  const values: Record<string, string | number> = {};
  for (const [n, names] of SLOTS.entries()) {
    const sum = sums[n];
    if (sum === undefined) break;
    values[names.scope] = sum.scope;
    values[names.minor] = sum.minor;
    values[names.exercises] = sum.exercises;
  }
  return values;
}
