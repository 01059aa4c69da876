import type { VisitorId } from '../../../shared/kernel/ids.ts';
import type { Share } from '../../../shared/kernel/measure.ts';
import { isExposure, type Offer } from './offer.ts';

/**
 * Two-sided 0.001 of the normal distribution: looked at often, so a looser bound would cry wolf.
 */
const Z_MAX = 3.29;
/** Below this many expected in an arm the normal approximation does not hold. */
const EXPECTED_MIN = 5;

/** How many visitors are in each arm. */
export interface Arms {
  readonly heldOut: number;
  readonly offered: number;
}

/**
 * Visitors per arm. Visitors and not stamps, because a no keeps later offers away in one arm only; offers
 * by hand are no part of the experiment.
 */
export function armsOf(offers: readonly Offer[]): Arms {
  const heldOut = new Set<VisitorId>();
  const offered = new Set<VisitorId>();
  for (const offer of offers) {
    if (offer.actionMap === null || !isExposure(offer)) continue;
    (offer.state === 'held-out' ? heldOut : offered).add(offer.visitor);
  }
  return { heldOut: heldOut.size, offered: offered.size };
}

/**
 * Whether the arms are so unequal that chance does not explain it: then the split is broken and no
 * difference between the arms may be believed (SPEC MS3).
 */
export function isRatioOff({ heldOut, offered }: Arms, share: Share): boolean {
  const stamped = heldOut + offered;
  if (stamped * share < EXPECTED_MIN || stamped * (1 - share) < EXPECTED_MIN) return false;
  const z = (heldOut - stamped * share) / Math.sqrt(stamped * share * (1 - share));
  return Math.abs(z) > Z_MAX;
}
