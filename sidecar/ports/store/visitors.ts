import type { ShopId, TabId, VisitorId } from '../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { Visitor } from '../../domain/visitor/visitor.ts';

/** Visitors and the high-water marks of their tabs. */
export interface Visitors {
  find(visitor: VisitorId): Promise<Visitor | null>;
  /** By the hash of the secret, within one shop: a secret of another shop finds nothing. */
  findBySecret(shop: ShopId, secretHash: string): Promise<Visitor | null>;
  put(visitor: Visitor): Promise<void>;
  /** Browser profiles in which the shop vouched for this customer, by id. */
  ofCustomer(shop: ShopId, customer: string, max: number): Promise<readonly Visitor[]>;
  /**
   * Last seen before the moment, with no session kept and no conversation that changed since: due to be
   * forgotten, longest unseen first.
   */
  unseen(before: EpochMs, max: number): Promise<readonly VisitorId[]>;
  /** The visitor and the marks of their tabs; how many rows went. */
  erase(visitor: VisitorId): Promise<number>;
  /** How many tabs have a mark. */
  tabs(visitor: VisitorId): Promise<number>;
  /** Highest signal counter of this tab that is kept; 0 for a tab never seen. */
  marked(visitor: VisitorId, tab: TabId): Promise<number>;
  /** Raises the mark; keeps only the newest `TABS_PER_VISITOR_MAX` tabs. */
  mark(visitor: VisitorId, tab: TabId, n: number, at: EpochMs): Promise<void>;
  /** Remembers a signed identity's `jti`. False when it was used before (SPEC ID1). */
  useTokenOnce(shop: ShopId, jti: string, expiresAt: EpochMs): Promise<boolean>;
  /** Forgets marks and used tokens older than `before`, at most `max` rows; how many went. */
  forget(before: EpochMs, max: number): Promise<number>;
}
