import type { CouponAnswer } from '../shop/coupon.ts';
import type { Ga4Push } from '../shop/ga4.ts';
import type { Language } from '../shop/language.ts';
import type { Shopper } from '../shop/shopper.ts';
import type { Words } from '../words/nl.ts';
import type { Html } from './html.ts';

/** On `<body data-page>`: what a script waits for to know where it is. */
export type PageId =
  | 'home'
  | 'category'
  | 'product'
  | 'basket'
  | 'checkout-details'
  | 'checkout-shipping'
  | 'checkout-payment'
  | 'checkout-overview'
  | 'thank-you'
  | 'service'
  | 'sign-in'
  | 'not-found';

/** What every page is made from. */
export type View = {
  readonly language: Language;
  readonly words: Words;
  readonly shopper: Shopper;
  /** Without the language, such as `/product/sanne`. */
  readonly path: string;
  readonly sidecarUrl: string;
  /** Grants observing without asking; for a bench or a test that is not about consent. */
  readonly isObserveGranted: boolean;
  /** What is said to a code that was just entered. */
  readonly coupon?: CouponAnswer;
};

export type Page = {
  readonly id: PageId;
  readonly status: 200 | 404 | 422;
  readonly title: string;
  readonly main: Html;
  readonly pushes: readonly Ga4Push[];
  readonly jsonLd?: unknown;
};

export function href(view: Pick<View, 'language'>, path: string): string {
  return path === '/' ? `/${view.language}` : `/${view.language}${path}`;
}
