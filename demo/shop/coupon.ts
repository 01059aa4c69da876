/**
 * What the shop says to a code. The shop has none of its own, so every code is unknown; the field is there because
 * shoppers stop at it.
 */
export type CouponAnswer =
  | { readonly kind: 'empty' }
  | { readonly kind: 'unknown'; readonly code: string };

export function answerCoupon(entered: string): CouponAnswer {
  const code = entered.trim().slice(0, 40).toUpperCase();
  return code === '' ? { kind: 'empty' } : { kind: 'unknown', code };
}
