import type { Agents } from './store/agents.ts';
import type { Audit } from './store/audit.ts';
import type { Conversations } from './store/conversations.ts';
import type { Effects } from './store/effects.ts';
import type { Feed } from './store/feed.ts';
import type { Installation } from './store/installation.ts';
import type { Marks } from './store/marks.ts';
import type { Offers } from './store/offers.ts';
import type { Sessions } from './store/sessions.ts';
import type { Visitors } from './store/visitors.ts';

/** Everything one request may read and write. Valid until the work it was given to ends. */
export interface Tx {
  readonly visitors: Visitors;
  readonly sessions: Sessions;
  readonly offers: Offers;
  readonly conversations: Conversations;
  readonly agents: Agents;
  readonly feed: Feed;
  readonly marks: Marks;
  readonly effects: Effects;
  readonly audit: Audit;
  readonly installation: Installation;
}

/**
 * Where truth is kept. One contract suite (tests/contract/store.contract.ts) for every adapter.
 *
 * Work may await nothing but its `tx`: the embedded store runs one request after another inside
 * one database transaction.
 */
export interface Store {
  /**
   * Runs the work and keeps all of its writes, or none when it throws. Resolves once they are on
   * disk. Concurrent calls are grouped into one commit; one that throws does not harm the others.
   *
   * @throws StoreUnavailable when the disk is full, read-only or too slow to keep up
   */
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A consistent picture of what is committed; writing through it throws. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Whether the last commit succeeded, and whether one would now. */
  health(): Promise<{ readonly isWritable: boolean; readonly sentence: string }>;
  /** Finishes what was begun, then closes. */
  close(): Promise<void>;
}

/** The store cannot keep anything at this moment; nothing of the request was kept. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}
