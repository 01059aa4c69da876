import type { EpochMs } from '../../shared/kernel/time.ts';
import type { LedgerHead } from '../domain/mandate/ledger.ts';

/** One line of what was signed so far. */
export type SealedLine =
  | {
      readonly kind: 'head';
      readonly head: LedgerHead;
      readonly at: EpochMs;
      /** Whether a key that is known here made the signature, over just this. */
      readonly isGenuine: boolean;
    }
  /** Half a line at the end: a stop while it was written. It counts for nothing. */
  | { readonly kind: 'torn' }
  /** A line in between that says nothing: somebody was at it. */
  | { readonly kind: 'unreadable'; readonly line: number };

/**
 * Where the ledger ended, said again and again with a key that the database does not know, and kept outside it:
 * who rewrites the chain in the database, or cuts off its end, cannot make these fit (SPEC LG2).
 */
export interface LedgerSeal {
  /** Resolves once it is on disk. @throws when it cannot be kept */
  sign(head: LedgerHead, at: EpochMs): Promise<void>;
  /** What was signed last; null when nothing has been. */
  last(): Promise<LedgerHead | null>;
  /** Everything that was signed, oldest first. */
  lines(): AsyncIterable<SealedLine>;
}
