import type { ActionMapId } from '../../../shared/kernel/ids.ts';
import { type Offer, wasShown } from './offer.ts';

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

/** Of every map that was met, and of offers by hand. */
export type Counted = ReadonlyMap<ActionMapId | null, MapMeasures>;

/** Counts these stamps too (SPEC MS1, MS2): stamps are read a page at a time. */
export function counted(before: Counted, offers: readonly Offer[]): Counted {
  const now = new Map(before);
  for (const offer of offers) {
    const { actionMap } = offer;
    now.set(actionMap, withStamp(now.get(actionMap) ?? noneOf(actionMap), offer));
  }
  return now;
}

/** The maps in force first, in their order, then those that are gone, then offers by hand. */
export function inOrder(found: Counted, maps: readonly ActionMapId[]): readonly MapMeasures[] {
  const gone = [...found.keys()].filter((map) => map !== null);
  const rows: readonly (ActionMapId | null)[] = [
    ...new Set([...maps, ...gone]),
    ...(found.has(null) ? [null] : []),
  ];
  return rows.map((actionMap) => found.get(actionMap) ?? noneOf(actionMap));
}

function noneOf(actionMap: ActionMapId | null): MapMeasures {
  const reached = { qualified: 0, heldOut: 0, offered: 0, accepted: 0, engaged: 0 };
  return { actionMap, ...reached, ordersOffered: 0, ordersHeldOut: 0 };
}

function withStamp(sum: MapMeasures, offer: Offer): MapMeasures {
  const isShown = wasShown(offer);
  const isHeldOut = offer.state === 'held-out';
  const hasOrder = offer.orderedAt !== null;
  return {
    actionMap: sum.actionMap,
    qualified: sum.qualified + 1,
    heldOut: sum.heldOut + Number(isHeldOut),
    offered: sum.offered + Number(isShown),
    accepted: sum.accepted + Number(offer.state === 'accepted'),
    engaged: sum.engaged + Number(isShown && offer.engagedAt !== null),
    ordersOffered: sum.ordersOffered + Number(isShown && hasOrder),
    ordersHeldOut: sum.ordersHeldOut + Number(isHeldOut && hasOrder),
  };
}
