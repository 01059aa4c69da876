import { LEDGER_ROWS_AT_ONCE } from '../../../shared/protocol/limits.ts';
import {
  type Charge,
  LEDGER_BEGIN,
  type LedgerHead,
  type LedgerRow,
} from '../../domain/mandate/ledger.ts';
import type { Turns } from '../../ports/ambient.ts';
import type { Used } from '../../ports/store/ledger.ts';
import type { Store, Tx } from '../../ports/store.ts';

/** What a walk reads, and whom it lets go before in between. */
export interface Walking {
  readonly store: Pick<Store, 'read'>;
  readonly turns: Turns;
}

/** What happens on the way. */
export interface OnTheWay {
  /** Each row, in order. False ends the walk there. */
  row(row: LedgerRow): boolean;
  charge(charge: Charge): void;
  sum(scope: string, sum: Used): void;
}

/** Where a walk came out: both from one picture. */
export interface WalkEnd {
  readonly last: LedgerHead;
  readonly head: LedgerHead;
}

/**
 * Reads the whole chain, then all sums, a page at a time, while others go on adding to both: what they add is walked
 * too. A charge that comes after its sum has been read is in neither, so that charges and sums of one walk are
 * of one and the same moment.
 *
 * @returns null when a row ended it
 */
export async function walkLedger(
  { store, turns }: Walking,
  onTheWay: OnTheWay,
): Promise<WalkEnd | null> {
  let last: LedgerHead = LEDGER_BEGIN;
  let scope = '';

  function walk(rows: readonly LedgerRow[]): boolean {
    for (const row of rows) {
      if (!onTheWay.row(row)) return false;
      for (const charge of row.entry.charges) if (charge.scope > scope) onTheWay.charge(charge);
      last = row;
    }
    return true;
  }

  for (;;) {
    const rows = await store.read((tx) => tx.ledger.from(last.place + 1, LEDGER_ROWS_AT_ONCE));
    if (!walk(rows)) return null;
    if (rows.length < LEDGER_ROWS_AT_ONCE) break;
    await turns.next();
  }
  for (;;) {
    const { rows, sums, head } = await store.read(async (tx) => ({
      rows: await rowsAfter(tx, last),
      sums: await tx.ledger.sums(scope, LEDGER_ROWS_AT_ONCE),
      head: await tx.ledger.head(),
    }));
    if (!walk(rows)) return null;
    for (const each of sums) onTheWay.sum(each.scope, each);
    scope = sums.at(-1)?.scope ?? scope;
    if (sums.length < LEDGER_ROWS_AT_ONCE) return { last, head };
    await turns.next();
  }
}

/** What was added since the last page: few, unless the machine stood still. */
async function rowsAfter(tx: Tx, { place }: LedgerHead): Promise<readonly LedgerRow[]> {
  const rows: LedgerRow[] = [];
  for (;;) {
    const after = rows.at(-1)?.place ?? place;
    const page = await tx.ledger.from(after + 1, LEDGER_ROWS_AT_ONCE);
    rows.push(...page);
    if (page.length < LEDGER_ROWS_AT_ONCE) return rows;
  }
}
