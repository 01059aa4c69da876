/** What makes a visitor seem to hesitate (definitions: docs/SPEC.md, chapter Signals). */
export const HESITATIONS = [
  'repeat-view',
  'back-and-forth',
  'idle-at-checkout',
  'coupon-focus',
  'shipping-cost-view',
  'exit-intent',
  'rage-click',
  'form-abandoned',
  'tab-return',
  'price-copy',
] as const;
export type Hesitation = (typeof HESITATIONS)[number];

/** What speaks for somebody: that which drew a learned score up, as far as there are words for it (SPEC EN17). */
export const MERITS = [
  'basket-filled',
  'checkout-reached',
  'second-look',
  'many-products',
  'searched',
  'long-visit',
  'came-again',
  'valued-customer',
  'came-by-campaign',
  'pages-that-sell',
] as const;
export type Merit = (typeof MERITS)[number];

/** Why an offer is made. */
export const OFFER_REASONS = [
  ...HESITATIONS,
  'checkout-left',
  'basket-waiting',
  'dropped',
  ...MERITS,
  'by-hand',
] as const;
export type OfferReason = (typeof OFFER_REASONS)[number];

/** Why none is: every silence has one. */
export const SILENCES = [
  'held-out',
  'capped',
  'declined-before',
  'nobody-on-shift',
  'nobody-free',
  'not-consented',
  'score-rising',
  'score-low',
  'not-dropped',
  'not-worth',
  'already-talking',
  'offer-open',
  'outside-schedule',
  'no-map-matches',
  'visitor-blocked',
  'ordered',
] as const;
export type SilenceReason = (typeof SILENCES)[number];

/** A reason with what a sentence about it needs; the sentence is made where it is read. */
export interface Reason {
  readonly kind: OfferReason | SilenceReason;
  readonly count: number | null;
  readonly about: string | null;
}

/** A silence with nothing to count. */
export function silent(kind: SilenceReason): Reason {
  return { kind, count: null, about: null };
}
