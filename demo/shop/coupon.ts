/** A code that the basket holds, and what it is worth. */
export type Coupon = {
  readonly code: string;
  readonly kind: 'percentage' | 'amount' | 'free-shipping';
  readonly percent: number | null;
  readonly mostMinor: number;
  readonly basketFromMinor: number | null;
};

/** Why a code is not taken, as far as a shopper needs to know. */
export type CouponRefusal =
  | 'unknown'
  | 'used'
  | 'expired'
  | 'gone'
  | 'not-for-basket'
  | 'too-many'
  | 'silent'
  /** It was in the basket, and could not be used when the order was placed. */
  | 'lost';

/** What the shop says to a code that it does not take. */
export type CouponAnswer =
  | { readonly kind: 'empty' }
  | { readonly kind: 'refused'; readonly code: string; readonly why: CouponRefusal };

/** What was entered, as the shop says it back. */
export function enteredCode(entered: string): string {
  return entered.trim().slice(0, 40).toUpperCase();
}

/** A shop that nobody gives codes to: every code is unknown; the field is there because shoppers stop at it. */
export function answerCoupon(entered: string): CouponAnswer {
  const code = enteredCode(entered);
  return code === '' ? { kind: 'empty' } : { kind: 'refused', code, why: 'unknown' };
}

/** What Toonbank's kind of no means to a shopper. */
export function refusalOf(kind: string): CouponRefusal {
  switch (kind) {
    case 'not-found':
    case 'malformed':
      return 'unknown';
    case 'already-used':
      return 'used';
    case 'expired':
      return 'expired';
    case 'wrong-state':
      return 'gone';
    case 'not-allowed':
      return 'not-for-basket';
    case 'too-many':
      return 'too-many';
    default:
      return 'silent';
  }
}

/** What the code takes off, in cents: of the goods, or of what sending costs. */
export function offMinor(
  coupon: Coupon | undefined,
  goodsMinor: number,
  shippingMinor: number,
): number {
  if (coupon === undefined || goodsMinor < (coupon.basketFromMinor ?? 1)) return 0;
  const most = (minor: number): number => Math.min(minor, coupon.mostMinor);
  switch (coupon.kind) {
    case 'percentage':
      return most(Math.ceil((goodsMinor * (coupon.percent ?? 0)) / 100));
    case 'amount':
      return most(goodsMinor);
    case 'free-shipping':
      return most(shippingMinor);
  }
}
