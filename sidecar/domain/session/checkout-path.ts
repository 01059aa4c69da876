import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { PageType } from './act.ts';

/** In and out of the checkout. */
export interface CheckoutPath {
  readonly isIn: boolean;
  readonly entered: number;
  /** Times left for any other page, the thank-you page excepted. */
  readonly left: number;
  /** Times left for a basket or product page: back-and-forth counts these. */
  readonly returns: number;
  /** When it was last left. */
  readonly leftAt: EpochMs | null;
}

/** Never been there. */
export const NOT_IN_CHECKOUT: CheckoutPath = {
  isIn: false,
  entered: 0,
  left: 0,
  returns: 0,
  leftAt: null,
};

/** A checkout page was shown, or a checkout step reported: many shops report the first one on the basket page. */
export function enterCheckout(path: CheckoutPath, countMax: number): CheckoutPath {
  if (path.isIn) return path;
  return { ...path, isIn: true, entered: Math.min(countMax, path.entered + 1) };
}

/** Another kind of page was shown. */
export function leaveCheckout(
  path: CheckoutPath,
  to: PageType,
  at: EpochMs,
  countMax: number,
): CheckoutPath {
  if (!path.isIn) return path;
  if (to === 'thank-you') return { ...path, isIn: false };
  const isReturn = to === 'basket' || to === 'product';
  return {
    isIn: false,
    entered: path.entered,
    left: Math.min(countMax, path.left + 1),
    returns: Math.min(countMax, path.returns + (isReturn ? 1 : 0)),
    leftAt: at,
  };
}
