import type { CategoryId } from '../shop/product.ts';

/** One thing a shopper does on the page. */
export type Act =
  | { readonly kind: 'home' }
  | { readonly kind: 'category'; readonly category: CategoryId }
  | { readonly kind: 'search'; readonly category: CategoryId; readonly silhouette: string }
  | { readonly kind: 'product'; readonly productId: string; readonly category: CategoryId }
  | { readonly kind: 'scroll' }
  | { readonly kind: 'linger' }
  | { readonly kind: 'idle' }
  | { readonly kind: 'copy-name' }
  | { readonly kind: 'look-up' }
  | { readonly kind: 'size'; readonly size: string }
  | { readonly kind: 'add' }
  | { readonly kind: 'basket' }
  | { readonly kind: 'checkout' }
  | { readonly kind: 'details' }
  | { readonly kind: 'shipping' }
  | { readonly kind: 'coupon'; readonly code: string }
  | { readonly kind: 'pay' }
  | { readonly kind: 'order' };

/** An act with the time before it. */
export interface Paced {
  readonly pauseMs: number;
  readonly act: Act;
}

/**
 * How long somebody typically looks before doing this, in ms, at the pace of people: half take longer. Our estimates.
 */
export const MEDIAN_PAUSE_MS: Readonly<Record<Act['kind'], number>> = {
  home: 1_000,
  category: 5_000,
  search: 6_000,
  product: 6_000,
  scroll: 4_000,
  linger: 30_000,
  idle: 1_000,
  'copy-name': 8_000,
  'look-up': 8_000,
  size: 8_000,
  add: 4_000,
  basket: 5_000,
  checkout: 8_000,
  details: 15_000,
  shipping: 12_000,
  coupon: 15_000,
  pay: 10_000,
  order: 10_000,
};
