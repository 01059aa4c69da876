import type { OfferId, SessionId, VisitorId } from '../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { Offer } from '../../domain/engagement/offer.ts';

export interface Offers {
  find(offer: OfferId): Promise<Offer | null>;
  put(offer: Offer): Promise<void>;
  /** In state `offered`, oldest first: what pacing counts and the ticker expires. */
  open(): Promise<readonly Offer[]>;
  ofSession(session: SessionId): Promise<readonly Offer[]>;
  /** Of all sessions of the visitor, qualified at or after `since`, newest first. */
  ofVisitor(visitor: VisitorId, since: EpochMs): Promise<readonly Offer[]>;
  /** Qualified at or after `since`: what the measures count. */
  since(since: EpochMs): Promise<readonly Offer[]>;
  /** All of the visitor's; how many rows went. */
  erase(visitor: VisitorId): Promise<number>;
  forget(before: EpochMs, max: number): Promise<number>;
}
