import type { Charge, LedgerEntry, LedgerHead, LedgerRow } from '../../domain/mandate/ledger.ts';

/** What one scope comes to: the sum of all charges to it. */
export interface Used {
  readonly minor: number;
  readonly exercises: number;
}

/** The append-only chain and the sums that follow from it (SPEC MD1, LG1). */
export interface Ledger {
  /**
   * Locks the scopes until the commit, in sorted order, and says what each comes to: nobody else charges them
   * meanwhile, so that what remains cannot be given twice (SPEC MD1).
   */
  used(scopes: readonly string[]): Promise<ReadonlyMap<string, Used>>;
  /** What the scopes come to, without a lock: for a look. */
  peek(scopes: readonly string[]): Promise<ReadonlyMap<string, Used>>;
  /**
   * Puts the entries at the end of the chain, each linked to the one before with `link`, and adds their charges to
   * the sums. Locks the head until the commit.
   *
   * @param link the hash of a row: of the hash before it and the entry
   */
  append(
    entries: readonly LedgerEntry[],
    link: (previous: string, entry: LedgerEntry) => string,
  ): Promise<readonly LedgerRow[]>;
  head(): Promise<LedgerHead>;
  /** From this place on, in order, at most `max`. */
  from(place: number, max: number): Promise<readonly LedgerRow[]>;
  /** Before this place, newest first; null begins at the end. */
  before(place: number | null, max: number): Promise<readonly LedgerRow[]>;
  /** All sums, in order of scope after `scope`, at most `max`: so that they can be checked against the chain. */
  sums(scope: string, max: number): Promise<readonly (Used & Pick<Charge, 'scope'>)[]>;
}
