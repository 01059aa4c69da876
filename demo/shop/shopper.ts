import type { Basket } from './basket.ts';
import type { Coupon } from './coupon.ts';
import { type CustomerDetails, NO_DETAILS } from './details.ts';
import type { Ga4Push } from './ga4.ts';
import type { ShippingId } from './shipping.ts';

export type Order = {
  readonly id: string;
  readonly basket: Basket;
  readonly shippingId: ShippingId;
  readonly paymentId: string;
  readonly email: string;
  readonly firstName: string;
  /** The code it was placed with, and what it took off. */
  readonly coupon?: { readonly code: string; readonly takenMinor: number };
  /** What was paid. */
  readonly totalMinor: number;
};

/** What the shop remembers of one browser, by cookie. */
export type Shopper = {
  readonly basket: Basket;
  readonly details: CustomerDetails;
  readonly shippingId?: ShippingId;
  readonly paymentId?: string;
  readonly customerId?: string;
  readonly order?: Order;
  readonly coupon?: Coupon;
  /** A code that could not be used any more when the order was placed. */
  readonly couponLost?: string;
  /** Where an engine keeps the basket: its name for this shopper, known to no browser. */
  readonly engineSession?: string;
  /** Pushed to the data layer by the next page: an act answers with a redirect, which has no page. */
  readonly pending: readonly Ga4Push[];
};

export const NEW_SHOPPER: Shopper = { basket: [], details: NO_DETAILS, pending: [] };

export type CheckoutStep = 'details' | 'shipping' | 'payment' | 'overview';

export const CHECKOUT_STEPS: readonly CheckoutStep[] = [
  'details',
  'shipping',
  'payment',
  'overview',
];

/** The furthest step this shopper may open: each needs what the one before asks. */
export function furthestStep(shopper: Shopper): CheckoutStep {
  if (shopper.details.email === '') return 'details';
  if (shopper.shippingId === undefined) return 'shipping';
  if (shopper.paymentId === undefined) return 'payment';
  return 'overview';
}

export function isReachable(step: CheckoutStep, shopper: Shopper): boolean {
  return CHECKOUT_STEPS.indexOf(step) <= CHECKOUT_STEPS.indexOf(furthestStep(shopper));
}
