import type { Basket } from '../../session/act.ts';

/** How the basket went up and down. */
export interface BasketTally {
  readonly changes: number;
  /** Changes after which fewer pieces were in it. */
  readonly removals: number;
  /** The most it was worth, in minor units of the currency it has now. */
  readonly peakMinor: number;
}

export const NO_BASKET_YET: BasketTally = { changes: 0, removals: 0, peakMinor: 0 };

/** After one more change. What a page only says again is no change; another currency begins a new peak. */
export function tallyBasket(
  tally: BasketTally,
  before: Basket | null,
  now: Basket,
  countMax: number,
): BasketTally {
  const was = before ?? { lines: [], valueMinor: 0, currency: now.currency };
  const fewer = piecesIn(now) - piecesIn(was);
  if (fewer === 0 && was.valueMinor === now.valueMinor && was.currency === now.currency) {
    return tally;
  }
  const peak = was.currency === now.currency ? tally.peakMinor : 0;
  return {
    changes: Math.min(countMax, tally.changes + 1),
    removals: Math.min(countMax, tally.removals + (fewer < 0 ? 1 : 0)),
    peakMinor: Math.max(peak, now.valueMinor),
  };
}

/** Pieces of all products together. */
export function piecesIn(basket: Basket): number {
  return basket.lines.reduce((sum, { quantity }) => sum + quantity, 0);
}
