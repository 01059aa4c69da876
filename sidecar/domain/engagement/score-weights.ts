import type { Hesitation } from './reason.ts';

/** How a number came to be. Nobody has measured these yet: a learned model takes their place. */
interface Weight {
  readonly points: number;
  readonly because: string;
}

/** How far the visit has come. */
export type Stage = 'browsing' | 'product' | 'basket' | 'begun' | 'shipping' | 'payment';

/** Points of the furthest stage; only the furthest counts. */
export const STAGES: Readonly<Record<Stage, Weight>> = {
  browsing: { points: 5, because: 'a few in a hundred who only look around buy something' },
  product: { points: 20, because: 'has chosen something to look at' },
  basket: { points: 45, because: 'said what they want; more than half still leave' },
  begun: { points: 60, because: 'said they want to pay' },
  shipping: { points: 68, because: 'has typed in a name and an address' },
  payment: { points: 76, because: 'has seen all costs and is choosing how to pay' },
};

/** Points on top, once each: interest that is not progress. Together less than one stage. */
export const INTEREST = {
  secondLook: { points: 4, because: 'comes back to a product of their own accord' },
  knownProduct: { points: 3, because: 'looked at it in an earlier session' },
  fromCheckoutAgain: { points: 3, because: 'left the checkout and came again' },
} as const satisfies Record<string, Weight>;

/** Points of doubt; each repetition counts half of the one before, see `doubt` in score.ts. */
export const DOUBTS: Readonly<Record<Hesitation | 'checkout-left', Weight>> = {
  'checkout-left': { points: 12, because: 'was about to pay and turned away' },
  'back-and-forth': { points: 10, because: 'turned away more than once' },
  'idle-at-checkout': { points: 10, because: 'stopped where only typing is left to do' },
  'form-abandoned': { points: 10, because: 'gave up in the middle of a form' },
  'exit-intent': { points: 8, because: 'reaches for the way out' },
  'rage-click': { points: 8, because: 'something does not work for them' },
  'coupon-focus': { points: 6, because: 'thinks about the price' },
  'shipping-cost-view': { points: 6, because: 'thinks about what comes on top' },
  'price-copy': { points: 6, because: 'is going to compare' },
  'repeat-view': { points: 5, because: 'likes it and cannot decide' },
  'tab-return': { points: 5, because: 'has been looking elsewhere' },
};

/** Points of doubt at which half of what doubt can take is taken. */
export const HALF_DOUBT_POINTS = 40;
/** The part of the score that doubt can take at most: who hesitates is still further than who browses. */
export const DOUBT_TAKES_SHARE = 0.5;
