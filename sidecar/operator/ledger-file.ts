import { csvLine } from '../../shared/kernel/csv.ts';
import { LEDGER_ROWS_AT_ONCE } from '../../shared/protocol/limits.ts';
import type { LedgerRow } from '../domain/mandate/ledger.ts';
import type { Store } from '../ports/store.ts';

/** Names the shape of the JSON; docs/OPERATIONS.md describes it. */
const FORMAT = 'toonbank.ledger.1';

const COLUMNS = [
  'place',
  'at',
  'kind',
  'mandate',
  'version',
  'exercise',
  'agent',
  'visitorCommitment',
  'contentHash',
  'given',
  'returned',
  'currency',
  'charges',
  'previous',
  'hash',
] as const;

/** The ledger as a file, in pieces: read in pages, so that it may be as long as it is. */
export async function* ledgerFile(
  store: Pick<Store, 'read'>,
  format: 'csv' | 'json',
): AsyncGenerator<string> {
  yield format === 'csv' ? csvLine([...COLUMNS]) : `{\n"format": "${FORMAT}",\n"rows": [`;
  let isFirst = true;
  for await (const row of rowsOf(store)) {
    if (format === 'csv') yield csvLine(cellsOf(row));
    else yield `${isFirst ? '' : ','}\n${JSON.stringify(row)}`;
    isFirst = false;
  }
  if (format === 'json') yield '\n]\n}\n';
}

async function* rowsOf(store: Pick<Store, 'read'>): AsyncGenerator<LedgerRow> {
  let place = 1;
  for (;;) {
    const from = place;
    const rows = await store.read((tx) => tx.ledger.from(from, LEDGER_ROWS_AT_ONCE));
    yield* rows;
    place = (rows.at(-1)?.place ?? place) + 1;
    if (rows.length < LEDGER_ROWS_AT_ONCE) return;
  }
}

/** Money in two columns, so that no number begins with a minus. */
function cellsOf({ place, previous, hash, entry }: LedgerRow): readonly (string | number | null)[] {
  return [
    place,
    new Date(entry.at).toISOString(),
    entry.kind,
    entry.mandate,
    entry.version,
    entry.exercise,
    entry.agent,
    entry.visitorCommitment,
    entry.contentHash,
    Math.max(0, entry.amount),
    Math.max(0, -entry.amount),
    entry.currency,
    JSON.stringify(entry.charges),
    previous,
    hash,
  ];
}
