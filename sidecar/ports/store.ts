import type { VisitorId } from '../../shared/kernel/ids.ts';
import type { Tx } from './store/tx.ts';

export type { Tx } from './store/tx.ts';

/**
 * Where truth is kept. One contract suite (tests/contract/store.contract.ts) for every adapter.
 *
 * Work may await nothing but its `tx`: the embedded store runs one request after another inside
 * one database transaction. It may run more than once: a store begins again from nothing when two that write at
 * once got in each other's way, or another of the same commit failed; so work keeps nothing outside of itself.
 */
export interface Store {
  /** Whether other sidecars may work on the same data: what they keep is found out by looking. */
  readonly isShared: boolean;
  /**
   * Runs the work and keeps all of its writes, or none when it throws. Resolves once they are on disk. Concurrent
   * calls run one after another as far as anybody can tell, and one that throws does not harm the others.
   *
   * @param about the one visitor with whom the work has to do: what it reads and writes is theirs. A store may run
   *   it beside work about others, out of order; work that goes further is run again without it: for speed only
   * @throws StoreUnavailable when the disk is full, read-only or too slow to keep up
   */
  transact<T>(work: (tx: Tx) => Promise<T>, about?: VisitorId): Promise<T>;
  /** A consistent picture of what is committed; writing through it throws. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Whether the last commit succeeded, and whether one would now. */
  health(): Promise<{ readonly isWritable: boolean; readonly sentence: string }>;
  /**
   * Makes the bytes of rows that are gone disappear from the files too, logs included (SPEC ER2). May take as
   * long as writing everything anew; commits wait meanwhile. False when it cannot be done now.
   */
  scrub(): Promise<boolean>;
  /** Finishes what was begun, then closes. */
  close(): Promise<void>;
}

/**
 * The store cannot keep anything at this moment; nothing of the request was kept. Only when the connection is lost
 * during the commit itself, nobody knows: asking again under the same once-only id is right in both (SPEC FD3).
 */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}
