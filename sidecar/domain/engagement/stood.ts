import { asScore, type Score } from '../../../shared/kernel/measure.ts';
import type { Journey } from '../session/journey.ts';

/** How a visit stood at the moment something was decided; kept with what was decided. */
export interface Stood {
  readonly score: Score;
  readonly isInCheckout: boolean;
}

export function stoodOf({ score, checkout }: Pick<Journey, 'score' | 'checkout'>): Stood {
  return { score: asScore(score.level), isInCheckout: checkout.isIn };
}
