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

/** How long somebody typically looks before doing this, in ms: half take longer. */
export const MEDIAN_PAUSE_MS: Readonly<Record<Act['kind'], number>> = {
  home: 1_000,
  category: 3_500,
  product: 4_500,
  scroll: 3_000,
  'copy-name': 6_000,
  'look-up': 5_000,
  size: 6_000,
  add: 2_500,
  basket: 3_000,
  checkout: 5_000,
  details: 9_000,
  shipping: 7_000,
  coupon: 8_000,
  'back-to-basket': 7_000,
  pay: 5_000,
  order: 5_000,
  away: 6_000,
};
