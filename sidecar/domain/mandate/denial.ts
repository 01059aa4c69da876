/**
 * Why something may not be given here and now: a closed list, in the order in which it is looked at, so that the
 * one said is the first thing in the way (SPEC MD7). `needs-approval` is last: nothing else is in the way.
 */
export const DENIALS = [
  'revoked',
  'not-yet-valid',
  'expired',
  'not-bearer',
  'not-for-visitor',
  'not-in-allowance',
  'no-basket',
  'other-currency',
  'outside-category',
  'basket-too-small',
  'basket-too-large',
  'over-conversation',
  'over-visitor',
  'over-budget',
  'needs-approval',
] as const;

export type DenialWord = (typeof DENIALS)[number];
