import type { Stood } from '../engagement/stood.ts';
import type { Side } from '../measure/effect.ts';
import { wilson } from '../measure/proportion.ts';

/** From here on somebody is near to buying: more than a basket alone gives (45), also with some interest on top. */
export const SURE_SCORE_MIN = 55;
/** Fewer given than this say nothing. */
export const SURE_GIVEN_MIN = 10;
/** Fewer held out than this say nothing of how many buy by themselves. */
export const SURE_HELD_OUT_MIN = 20;
/** A lead is warned when at least this part of what was given was not needed. */
export const NEEDLESS_SHARE_MIN = 0.25;

/** Of what was given: how much went to those who would have bought anyway, as far as that can be known. */
export interface SureBuyers {
  /** Given to somebody of whom is known how their visit stood. */
  readonly given: number;
  /** Of these, to sure buyers. */
  readonly sure: number;
  /** So many of those given would have ordered anyway; null: too few to say. */
  readonly needless: number | null;
  readonly isWarned: boolean;
}

/** In the checkout, or with a high score: by the plain rule, at that moment. */
export function isSure({ score, isInCheckout }: Stood): boolean {
  return isInCheckout || score >= SURE_SCORE_MIN;
}

/**
 * Whether discounts go to those who would have bought anyway (SPEC MD10). Of those who were sure buyers right before
 * something was given, as many would have ordered as did of sure buyers who were held out: left alone at the moment an
 * action map met them. A lead is warned when even the low end of that rate (Wilson, 95 %) makes a quarter of all that was
 * given needless.
 *
 * It compares like with like only as far as score and checkout tell: who asks for a discount in a chat may differ from who
 * hesitates in silence.
 *
 * @param heldOut sure buyers who were held out in the same days
 */
export function sureBuyers(
  given: readonly Stood[],
  heldOut: Pick<Side, 'visitors' | 'orders'>,
): SureBuyers {
  const sure = given.filter(isSure).length;
  const counts = { given: given.length, sure };
  if (heldOut.visitors < SURE_HELD_OUT_MIN) return { ...counts, needless: null, isWarned: false };
  const { estimate, low } = wilson({ count: heldOut.orders, of: heldOut.visitors });
  const isEnough = given.length >= SURE_GIVEN_MIN;
  return {
    ...counts,
    needless: Math.round(sure * estimate),
    isWarned: isEnough && (sure * low) / given.length >= NEEDLESS_SHARE_MIN,
  };
}
