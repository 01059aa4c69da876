import { type Static, Type } from '@sinclair/typebox';
import {
  BASKET_LINES_MAX,
  IDENTIFY_MAX_BYTES,
  MONEY_MAX_MINOR,
  NAME_MAX_CHARS,
  PRODUCT_ID_MAX_CHARS,
  QUANTITY_MAX,
  SEARCH_MAX_CHARS,
  TITLE_MAX_CHARS,
  VISIBLE_MAX_MS,
} from '../limits.ts';
import {
  Count,
  Currency,
  Exact,
  Id,
  Maybe,
  MinorUnits,
  Name,
  OneOf,
  Text,
  Url,
  Words,
} from '../scalars.ts';

/** What kind of page it is: what rules speak about, because shops' URLs differ (never a URL pattern). */
export const PageType = OneOf(
  'home',
  'category',
  'product',
  'search',
  'basket',
  'checkout',
  'thank-you',
  'account',
  'service',
  'other',
);
export type PageType = Static<typeof PageType>;

/** Where the visitor came from. */
export const Referrer = OneOf(
  'direct',
  'search',
  'social',
  'campaign',
  'email',
  'other',
  'internal',
);

/** One product as a shop names it. `category` is the shop's own word. */
export const Product = Exact({
  product: Words(PRODUCT_ID_MAX_CHARS),
  name: Text(NAME_MAX_CHARS),
  category: Maybe(Text(NAME_MAX_CHARS)),
  variant: Maybe(Text(NAME_MAX_CHARS)),
  priceMinor: Maybe(MinorUnits),
});
export type Product = Static<typeof Product>;

/** What is in the basket now. `valueMinor` is what the shop says, not our sum: shops round and discount. */
export const Basket = Exact({
  lines: Type.Array(
    Exact({ ...Product.properties, quantity: Type.Integer({ minimum: 1, maximum: QUANTITY_MAX }) }),
    { maxItems: BASKET_LINES_MAX },
  ),
  valueMinor: Count(MONEY_MAX_MINOR),
  currency: Currency,
});
export type Basket = Static<typeof Basket>;

/** The hesitations a page notices by itself (definitions: docs/SPEC.md, chapter Signals). */
export const NOTICED = [
  'idle-at-checkout',
  'coupon-focus',
  'shipping-cost-view',
  'exit-intent',
  'rage-click',
  'form-abandoned',
  'tab-return',
  'price-copy',
] as const;
export const NoticedHesitation = OneOf(...NOTICED);

/** A page was shown, in-page navigation and return from the back/forward cache included. */
export const PageViewed = Exact({
  type: Type.Literal('page.viewed'),
  page: Id,
  url: Url,
  title: Text(TITLE_MAX_CHARS),
  pageType: PageType,
  referrer: Referrer,
});
/** A page was left or hidden for good, after so much visible time. */
export const PageLeft = Exact({
  type: Type.Literal('page.left'),
  page: Id,
  visibleMs: Count(VISIBLE_MAX_MS),
});
export const ProductViewed = Exact({
  type: Type.Literal('product.viewed'),
  page: Id,
  product: Product,
});
export const ListViewed = Exact({
  type: Type.Literal('list.viewed'),
  page: Id,
  name: Text(NAME_MAX_CHARS),
});
export const SearchMade = Exact({
  type: Type.Literal('search.made'),
  page: Id,
  query: Text(SEARCH_MAX_CHARS),
});
/** The basket as it is after the change. */
export const BasketChanged = Exact({
  type: Type.Literal('basket.changed'),
  page: Id,
  basket: Basket,
});
export const CheckoutStepped = Exact({
  type: Type.Literal('checkout.stepped'),
  page: Id,
  step: OneOf('begun', 'shipping', 'payment'),
});
export const HesitationNoticed = Exact({
  type: Type.Literal('hesitation.noticed'),
  page: Id,
  hesitation: NoticedHesitation,
});
/** The page says an order was placed; only the shop's server can confirm it. */
export const OrderClaimed = Exact({
  type: Type.Literal('order.claimed'),
  page: Id,
  order: Words(PRODUCT_ID_MAX_CHARS),
  valueMinor: Count(MONEY_MAX_MINOR),
  currency: Currency,
});
export const RefundClaimed = Exact({
  type: Type.Literal('refund.claimed'),
  page: Id,
  order: Words(PRODUCT_ID_MAX_CHARS),
  valueMinor: Count(MONEY_MAX_MINOR),
  currency: Currency,
});
/** Something the shop's developer tracks by `toonbank('track', name)`. */
export const TrackNoted = Exact({
  type: Type.Literal('track.noted'),
  page: Id,
  name: Words(NAME_MAX_CHARS),
});

/** Command: the visitor allows, or no longer allows, *observe* (SPEC PV1). */
export const ConsentSet = Exact({ type: Type.Literal('consent.set'), observe: Type.Boolean() });
/** Command: a JWT signed by the shop says who the visitor is (SPEC ID1). */
export const VisitorIdentify = Exact({
  type: Type.Literal('visitor.identify'),
  token: Words(IDENTIFY_MAX_BYTES),
});
/** Fact to the visitor's tabs: the shop's word was accepted. */
export const VisitorIdentified = Exact({
  type: Type.Literal('visitor.identified'),
  name: Maybe(Name),
});

/** Everything a page observes: rows, not facts. */
export const Signal = Type.Union([
  PageViewed,
  PageLeft,
  ProductViewed,
  ListViewed,
  SearchMade,
  BasketChanged,
  CheckoutStepped,
  HesitationNoticed,
  OrderClaimed,
  RefundClaimed,
  TrackNoted,
]);
export type Signal = Static<typeof Signal>;
export type PageViewed = Static<typeof PageViewed>;
export type ConsentSet = Static<typeof ConsentSet>;
export type VisitorIdentify = Static<typeof VisitorIdentify>;
