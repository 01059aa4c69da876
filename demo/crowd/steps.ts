import type { CategoryId } from '../shop/product.ts';

/** One thing a shopper does on the page. */
export type Act =
  | { readonly kind: 'home' }
  | { readonly kind: 'category'; readonly category: CategoryId }
  | { readonly kind: 'product'; readonly productId: string; readonly category: CategoryId }
  | { readonly kind: 'scroll' }
  | { readonly kind: 'copy-name' }
  | { readonly kind: 'look-up' }
  | { readonly kind: 'size'; readonly size: string }
  | { readonly kind: 'add' }
  | { readonly kind: 'basket' }
  | { readonly kind: 'checkout' }
  | { readonly kind: 'details' }
  | { readonly kind: 'shipping' }
  | { readonly kind: 'coupon'; readonly code: string }
  | { readonly kind: 'back-to-basket' }
  | { readonly kind: 'pay' }
  | { readonly kind: 'order' }
  | { readonly kind: 'away' };

/**
 * How long somebody typically looks before doing this, in ms: half take longer. Our estimates, slow enough that fifty
 * shoppers leave a small machine room for the rest.
 */
export const MEDIAN_PAUSE_MS: Readonly<Record<Act['kind'], number>> = {
  home: 1_000,
  category: 7_000,
  product: 9_000,
  scroll: 6_000,
  'copy-name': 12_000,
  'look-up': 10_000,
  size: 12_000,
  add: 5_000,
  basket: 6_000,
  checkout: 10_000,
  details: 18_000,
  shipping: 14_000,
  coupon: 16_000,
  'back-to-basket': 14_000,
  pay: 10_000,
  order: 10_000,
  away: 12_000,
};
