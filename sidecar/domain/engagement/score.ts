import type { Journey } from '../session/journey.ts';
import { looksInAll } from '../session/look.ts';
import type { Decision } from './decide.ts';
import { HESITATIONS } from './reason.ts';
import {
  DOUBT_TAKES_SHARE,
  DOUBTS,
  HALF_DOUBT_POINTS,
  INTEREST,
  STAGES,
  type Stage,
} from './score-weights.ts';

/**
 * The plain rule: how far the visit has come, plus interest, minus what doubt takes. Progress raises
 * it and every hesitation lowers it, however often it has happened, so its direction tells which
 * came last.
 *
 * @see SPEC EN1, EN4; weights with their reasons in score-weights.ts
 */
export const plainRule: Decision = {
  name: 'plain-rule-1',
  judge: ({ journey }) => ({ level: plainLevel(journey), chance: null, rank: null }),
};

/** @returns 0..100 */
export function plainLevel(journey: Journey): number {
  if (journey.phase === 'ordered') return 100;
  const gained = STAGES[stageOf(journey)].points + interest(journey);
  const doubted = doubt(journey);
  return gained * (1 - (DOUBT_TAKES_SHARE * doubted) / (doubted + HALF_DOUBT_POINTS));
}

function stageOf(journey: Journey): Stage {
  switch (journey.phase) {
    case 'checkout':
      return journey.checkoutStep ?? 'begun';
    case 'ordered':
      return 'payment';
    default:
      return journey.phase;
  }
}

function interest(journey: Journey): number {
  const hasSecondLook = journey.looks.some((look) => look.looks > 0 && looksInAll(look) > 1);
  const knowsProduct = journey.looks.some((look) => look.looks > 0 && look.earlier > 0);
  const isBackInCheckout = journey.checkout.isIn && journey.checkout.entered > 1;
  return (
    (hasSecondLook ? INTEREST.secondLook.points : 0) +
    (knowsProduct ? INTEREST.knownProduct.points : 0) +
    (isBackInCheckout ? INTEREST.fromCheckoutAgain.points : 0)
  );
}

function doubt(journey: Journey): number {
  const isOut = !journey.checkout.isIn && journey.checkout.left > 0;
  let points = isOut ? DOUBTS['checkout-left'].points : 0;
  for (const hesitation of HESITATIONS) {
    const times = journey.hesitations[hesitation]?.count ?? 0;
    points += DOUBTS[hesitation].points * 2 * (1 - 0.5 ** times);
  }
  return points;
}
