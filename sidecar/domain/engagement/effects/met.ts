import type { ActionMapId } from '../../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../../shared/kernel/time.ts';
import type { Table } from '../../learning/table.ts';
import type { Trial } from '../../learning/uplift/trial.ts';
import { heldOutWithChance } from '../decided.ts';
import { FEATURES } from '../features/row.ts';
import { isExposure, type Offer, wasShown } from '../offer.ts';

/** One visitor at the first map that ever met them, and whether that visit ended with an order. */
export interface Met {
  readonly actionMap: ActionMapId;
  readonly at: EpochMs;
  readonly isOffered: boolean;
  /** With which the draw of the arm offers; strictly between 0 and 1. */
  readonly offeredChance: number;
  /** As far as the shop's server has confirmed it. */
  readonly isOrdered: boolean;
  /** As far as a page says. */
  readonly isClaimed: boolean;
  /** A value for each feature, in the order of the table. */
  readonly features: Float64Array;
}

/**
 * A stamp as something to learn an effect from; null where it teaches nothing: one by hand, one that was blocked, one of
 * before it was kept what was thought, one that could fall but one way.
 */
export function metIn(offer: Offer): Met | null {
  const { actionMap, decided, orderedAt, confirmedAt = null } = offer;
  if (actionMap === null || decided === undefined || !isExposure(offer)) return null;
  const offeredChance = 1 - heldOutWithChance(offer);
  if (offeredChance <= 0 || offeredChance >= 1) return null;
  return {
    actionMap,
    at: offer.qualifiedAt,
    isOffered: wasShown(offer),
    offeredChance,
    isOrdered: confirmedAt !== null,
    isClaimed: orderedAt !== null,
    features: Float64Array.from(FEATURES, ({ name }) => decided.features[name] ?? Number.NaN),
  };
}

/** Visitors as a trial: chance decided who was offered something. @param table of their features, in the same order */
export function trialOf(met: readonly Met[], table: Table): Trial {
  return {
    table,
    treated: Uint8Array.from(met, ({ isOffered }) => (isOffered ? 1 : 0)),
    outcomes: Float64Array.from(met, ({ isOrdered }) => (isOrdered ? 1 : 0)),
    treatedChance: Float64Array.from(met, ({ offeredChance }) => offeredChance),
  };
}
