import type { SessionId, VisitorId } from '../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';

/** What kind of page it is: what rules speak about, because shops' URLs differ. */
export type PageType =
  | 'home'
  | 'category'
  | 'product'
  | 'search'
  | 'basket'
  | 'checkout'
  | 'thank-you'
  | 'account'
  | 'service'
  | 'other';

/** How far into the checkout, as GA4 names it: begin_checkout, add_shipping_info, add_payment_info. */
export type CheckoutStep = 'begun' | 'shipping' | 'payment';

/** One product as the shop names it. */
export interface Product {
  readonly product: string;
  readonly name: string;
  readonly category: string | null;
  readonly variant: string | null;
  readonly priceMinor: number | null;
}

/** What is in the basket. `valueMinor` is what the shop says, not our sum: shops round and discount. */
export interface Basket {
  readonly lines: readonly (Product & { readonly quantity: number })[];
  readonly valueMinor: number;
  readonly currency: string;
}

/** What a page observed: the domain's view of the protocol's signals, member by member the same. */
export type Observed =
  | {
      readonly type: 'page.viewed';
      readonly page: string;
      readonly url: string;
      readonly title: string;
      readonly pageType: PageType;
      readonly referrer:
        | 'direct'
        | 'search'
        | 'social'
        | 'campaign'
        | 'email'
        | 'other'
        | 'internal';
    }
  | { readonly type: 'page.left'; readonly page: string; readonly visibleMs: number }
  | { readonly type: 'product.viewed'; readonly page: string; readonly product: Product }
  | { readonly type: 'list.viewed'; readonly page: string; readonly name: string }
  | { readonly type: 'search.made'; readonly page: string; readonly query: string }
  | { readonly type: 'basket.changed'; readonly page: string; readonly basket: Basket }
  | { readonly type: 'checkout.stepped'; readonly page: string; readonly step: CheckoutStep }
  | {
      readonly type: 'hesitation.noticed';
      readonly page: string;
      readonly hesitation:
        | 'idle-at-checkout'
        | 'coupon-focus'
        | 'shipping-cost-view'
        | 'exit-intent'
        | 'rage-click'
        | 'form-abandoned'
        | 'tab-return'
        | 'price-copy';
    }
  | {
      readonly type: 'order.claimed' | 'refund.claimed';
      readonly page: string;
      readonly order: string;
      readonly valueMinor: number;
      readonly currency: string;
    }
  | { readonly type: 'track.noted'; readonly page: string; readonly name: string };

/** One row of a journey. `place` counts within the session from 1, in order of arrival. */
export interface Act {
  readonly session: SessionId;
  readonly visitor: VisitorId;
  readonly place: number;
  readonly at: EpochMs;
  readonly observed: Observed;
}
