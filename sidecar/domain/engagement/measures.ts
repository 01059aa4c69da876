import type { ActionMapId } from '../../../shared/kernel/ids.ts';
import { isExposure, type Offer, wasShown } from './offer.ts';

/** What an action map did; by hand with `actionMap` null. */
export interface MapMeasures {
  readonly actionMap: ActionMapId | null;
  /** Sessions that met the map, blocked ones included. */
  readonly qualified: number;
  readonly heldOut: number;
  readonly offered: number;
  readonly accepted: number;
  readonly engaged: number;
  /** Sessions with an order after the stamp, per arm. */
  readonly ordersOffered: number;
  readonly ordersHeldOut: number;
}

/**
 * Counts stamps per map (SPEC MS1, MS2): the maps in force first, in their order, then those that are gone,
 * then offers by hand.
 */
export function measureMaps(
  offers: readonly Offer[],
  maps: readonly ActionMapId[],
): readonly MapMeasures[] {
  const gone = offers.flatMap(({ actionMap }) => (actionMap === null ? [] : [actionMap]));
  const hasByHand = offers.some(({ actionMap }) => actionMap === null);
  const rows: readonly (ActionMapId | null)[] = [
    ...new Set([...maps, ...gone]),
    ...(hasByHand ? [null] : []),
  ];
  return rows.map((actionMap) =>
    measured(
      actionMap,
      offers.filter((offer) => offer.actionMap === actionMap),
    ),
  );
}

function measured(actionMap: ActionMapId | null, offers: readonly Offer[]): MapMeasures {
  const shown = offers.filter(wasShown);
  const heldOut = offers.filter((offer) => isExposure(offer) && !wasShown(offer));
  const hasOrdered = ({ orderedAt }: Offer) => orderedAt !== null;
  return {
    actionMap,
    qualified: offers.length,
    heldOut: heldOut.length,
    offered: shown.length,
    accepted: shown.filter(({ state }) => state === 'accepted').length,
    engaged: shown.filter(({ engagedAt }) => engagedAt !== null).length,
    ordersOffered: shown.filter(hasOrdered).length,
    ordersHeldOut: heldOut.filter(hasOrdered).length,
  };
}
