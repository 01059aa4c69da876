import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { Basket, PageType } from './act.ts';
import type { CheckoutPath } from './checkout-path.ts';
import type { Look } from './look.ts';

/** How far the visit has come. */
export type Phase = 'browsing' | 'product' | 'basket' | 'checkout' | 'ordered';

/** What the phase depends on. */
export interface Progress {
  readonly place: { readonly pageType: PageType };
  readonly basket: Basket | null;
  readonly checkout: CheckoutPath;
  readonly looks: readonly Look[];
  readonly orderedAt: EpochMs | null;
}

/**
 * The furthest phase that still holds: a checkout that was left still counts, an emptied basket takes it back.
 */
export function phaseOf(progress: Progress): Phase {
  if (progress.orderedAt !== null) return 'ordered';
  const isEmptied = progress.basket !== null && progress.basket.lines.length === 0;
  if (progress.checkout.isIn) return 'checkout';
  if (progress.checkout.entered > 0 && !isEmptied) return 'checkout';
  if (progress.basket !== null && !isEmptied) return 'basket';
  const hasLooked = progress.looks.some((look) => look.looks > 0);
  return hasLooked || progress.place.pageType === 'product' ? 'product' : 'browsing';
}
