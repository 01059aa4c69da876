import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { LedgerEntry, LedgerHead, LedgerRow } from './ledger.ts';

/** How a row is tied to the one before it: the hash of the hash before it and the entry. */
export type Link = (previous: string, entry: LedgerEntry) => string;

/** How a row breaks the chain (SPEC LG2). */
export type ChainFault =
  /** A place was left out: a row is missing. */
  | 'missing'
  /** A place comes again, or one before it: rows are doubled or reordered. */
  | 'out-of-order'
  /** It names another row before it than the one that is there. */
  | 'other-previous'
  /** Its hash is not that of what it says: it was changed. */
  | 'changed';

/**
 * The entry as text, the same for the same entry on every machine and in every version: the fields in this order
 * and no other, as JSON of lists without names.
 */
export function canonicalText(entry: LedgerEntry): string {
  return JSON.stringify([
    entry.at,
    entry.kind,
    entry.mandate,
    entry.version,
    entry.exercise,
    entry.agent,
    entry.visitorCommitment,
    entry.contentHash,
    entry.amount,
    entry.currency,
    entry.charges.map(({ scope, minor, exercises }) => [scope, minor, exercises]),
  ]);
}

/** Rows tied together with this hash. A line break parts the two, because neither can hold one. */
export function linkWith(sha256: (text: string) => string): Link {
  return (previous, entry) => sha256(`${previous}\n${canonicalText(entry)}`);
}

/** The head after a row that follows the one before, or how it does not. */
export function checkRow(
  head: LedgerHead,
  row: LedgerRow,
  link: Link,
): Result<LedgerHead, ChainFault> {
  if (row.place > head.place + 1) return err('missing');
  if (row.place < head.place + 1) return err('out-of-order');
  if (row.previous !== head.hash) return err('other-previous');
  if (row.hash !== link(row.previous, row.entry)) return err('changed');
  return ok({ place: row.place, hash: row.hash });
}
