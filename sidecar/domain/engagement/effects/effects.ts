import { asEffect, type EffectModel } from '../../learning/uplift/effect-model.ts';
import type { LearnedEffect } from '../../learning/uplift/learn-uplift.ts';
import { type Measured, pooled, type SpreadBefore } from '../../measure/pooled.ts';
import type { Interval } from '../../measure/proportion.ts';
import { type CountedMap, isTold, type MeasuredMap, measuredMaps, Z } from './measured-maps.ts';
import type { Met } from './met.ts';

/** What offers of one map change, as far as it is known. */
export interface MapEffect extends CountedMap {
  /** On average over those whom the map met, drawn to the shop's mean; with 95 % bounds. */
  readonly effect: Interval;
  /** Whether enough is known to decide by it (SPEC EN18). */
  readonly isKnown: boolean;
}

/** All that was learned of what offers change in one shop. It names no visitor. */
export interface Effects {
  readonly maps: readonly MapEffect[];
  /** The mean of the maps; null while none has enough in both arms. */
  readonly shop: Interval | null;
  /** How far a session lies from the mean of its map; null while that is not learned. */
  readonly distances: EffectModel | null;
}

/**
 * Nothing is decided by an effect that is less certain: a standard error of 2.5 orders in a hundred offers. It is below what maps
 * differ by, so that a new map is never judged by the others alone.
 */
export const KNOWN_ERROR_MAX = 0.025;
/** Maps of one shop differ by about three orders in a hundred offers, and it takes some maps to say otherwise. */
export const MAPS_SPREAD: SpreadBefore = { deviation: 0.03, worth: 3 };
/** Visitors in the smaller arm from which it is learned whom offers help, and whom not: below it all are their map's mean. */
export const DISTANCES_FROM = 300;

/**
 * What offers change, by map (SPEC EN18): order rates of those offered minus those held out, each visitor once, drawn to the
 * mean of the shop's maps as far as a map by itself is unsure.
 *
 * @param learned from these same visitors, in their order; null while they are too few
 */
export function effectsOf(met: readonly Met[], learned: LearnedEffect | null): Effects {
  const distances = learned?.model ?? null;
  const maps = measuredMaps(met, learned?.said ?? null);
  const enough = maps.filter(({ measured }) => measured !== null);
  if (enough.length === 0) return { maps: maps.map(unknown), shop: null, distances };
  const { mean, spread, parts } = pooled(
    enough.flatMap(({ measured }) => measured ?? []),
    MAPS_SPREAD,
  );
  // A map of which nothing is known is one more of the shop's.
  const another = { estimate: mean.estimate, error: Math.hypot(mean.error, spread) };
  const isToldHere = isTold(met);
  return {
    shop: intervalOf(mean),
    distances,
    maps: maps.map((raw) => {
      const drawn = parts[enough.indexOf(raw)] ?? another;
      const isKnown = isToldHere && raw.measured !== null && drawn.error <= KNOWN_ERROR_MAX;
      return { ...raw.said, effect: intervalOf(drawn), isKnown };
    }),
  };
}

/** Whether both arms have enough for it to be learned whom offers help. */
export function isEnoughForDistances(met: readonly Met[]): boolean {
  const offered = met.filter(({ isOffered }) => isOffered).length;
  return Math.min(offered, met.length - offered) >= DISTANCES_FROM && isTold(met);
}

function intervalOf({ estimate, error }: Measured): Interval {
  return {
    estimate: asEffect(estimate),
    low: asEffect(estimate - Z * error),
    high: asEffect(estimate + Z * error),
  };
}

function unknown({ said }: MeasuredMap): MapEffect {
  return { ...said, effect: NOTHING_KNOWN, isKnown: false };
}

const NOTHING_KNOWN: Interval = { estimate: 0, low: -1, high: 1 };
