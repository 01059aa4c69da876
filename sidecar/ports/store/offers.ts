import type { OfferId, SessionId, ShopId, VisitorId } from '../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { KnownOrder } from '../../domain/engagement/known-order.ts';
import type { Offer } from '../../domain/engagement/offer.ts';

/** Where a page of offers begins. */
export type OfferPlace = Pick<Offer, 'qualifiedAt' | 'offer'>;

/** Offers, and the orders that are their outcome. */
export interface Offers {
  find(offer: OfferId): Promise<Offer | null>;
  put(offer: Offer): Promise<void>;
  /** In state `offered`, oldest first: what pacing counts and the ticker expires. */
  open(): Promise<readonly Offer[]>;
  ofSession(session: SessionId): Promise<readonly Offer[]>;
  /** Of all sessions of the visitor, qualified at or after `since`, newest first. */
  ofVisitor(visitor: VisitorId, since: EpochMs): Promise<readonly Offer[]>;
  /** Of everybody, by when they qualified, then by id, after the place, at most `max`: in pages. Null begins. */
  after(place: OfferPlace | null, max: number): Promise<readonly Offer[]>;
  /** Qualified at or after `since`: what the measures count. */
  since(since: EpochMs): Promise<readonly Offer[]>;
  /** By the shop's own name for it. */
  findOrder(shop: ShopId, order: string): Promise<KnownOrder | null>;
  putOrder(order: KnownOrder): Promise<void>;
  /** Those that the visitor's pages claimed first. */
  ordersOfVisitor(visitor: VisitorId): Promise<readonly KnownOrder[]>;
  /** All of the visitor's, orders too; how many rows went. */
  erase(visitor: VisitorId): Promise<number>;
  forget(before: EpochMs, max: number): Promise<number>;
  /** Orders that have not changed since before the moment. */
  forgetOrders(before: EpochMs, max: number): Promise<number>;
}
