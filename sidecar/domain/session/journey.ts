import type { Basket, CheckoutStep, PageType } from './act.ts';

/** What the acts of a session add up to, folded one by one. */
export interface Journey {
  readonly place: { readonly pageType: PageType; readonly title: string; readonly url: string };
  readonly basket: Basket | null;
  readonly checkoutStep: CheckoutStep | null;
}
