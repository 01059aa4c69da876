import { asDurationMs, type DurationMs } from '../../../../shared/kernel/time.ts';
import { asEffect, distanceOf } from '../../learning/uplift/effect-model.ts';
import { modelRow } from '../features/model-row.ts';
import { FEATURES } from '../features/row.ts';
import { MIXED_ACCEPTED, MIXED_OFFERED } from '../foresee.ts';
import type { Foresight } from '../foresight.ts';
import type { Effects } from './effects.ts';

/** What else must be known of a shop to say what an offer is worth. */
export interface Around extends Pick<Foresight, 'answeringOf' | 'talkMs'> {
  /** Mean worth of an order, in minor units; null while none is known. */
  readonly orderMinor: number | null;
}

/** Of a conversation with its wrap-up, until some were held: rather too long, so that an agent's time is not given away. */
export const FIRST_TALK_MS = asDurationMs(600_000);

/**
 * What to expect of offering, as a shop's decisions ask it: the effect of a session is its map's mean and as much of its own
 * distance as is believed (SPEC EN18). Null, and so the map at its word, while too little is known of the map, or neither what
 * an order nor what the basket is worth.
 */
export function expectedBy(effects: Effects, around: Around): Foresight['expectedOf'] {
  const { maps, distances } = effects;
  const known = new Map(maps.filter(({ isKnown }) => isKnown).map((map) => [map.actionMap, map]));
  const first = distances?.models[0];
  const rowOf = first === undefined ? null : modelRow(first);
  const talkMs: DurationMs = around.talkMs ?? FIRST_TALK_MS;
  return (features, actionMap) => {
    const map = known.get(actionMap);
    const orderMinor = around.orderMinor ?? features[BASKET_VALUE] ?? 0;
    if (map === undefined || !(orderMinor > 0)) return null;
    const { offered, accepted } = around.answeringOf(actionMap);
    const own =
      distances === null || rowOf === null
        ? 0
        : distanceOf({ ...distances, meanSaid: map.meanSaid }, rowOf(features));
    return {
      effect: asEffect(map.effect.estimate + own),
      orderMinor,
      accepted: (accepted + MIXED_ACCEPTED) / (offered + MIXED_OFFERED),
      talkMs,
    };
  };
}

const BASKET_VALUE = FEATURES.findIndex(({ name }) => name === 'basket-value');
