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

/** Why an offer is made. */
export type OfferReason = Hesitation | 'checkout-left' | 'basket-waiting' | 'by-hand';

/** Why none is: every silence has one. */
export type SilenceReason =
  | 'held-out'
  | 'capped'
  | 'declined-before'
  | 'nobody-on-shift'
  | 'nobody-free'
  | 'not-consented'
  | 'score-rising'
  | 'score-low'
  | 'already-talking'
  | 'offer-open'
  | 'outside-schedule'
  | 'no-map-matches'
  | 'visitor-blocked'
  | 'ordered';

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
