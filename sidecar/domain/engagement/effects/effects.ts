import type { ActionMapId } from '../../../../shared/kernel/ids.ts';
import { asEffect, type EffectModel } from '../../learning/uplift/effect-model.ts';
import type { LearnedEffect } from '../../learning/uplift/learn-uplift.ts';
import { CONFIRMED_SHARE_MIN, EFFECT_SIDE_MIN } from '../../measure/effect.ts';
import { type Measured, pooled, type SpreadBefore } from '../../measure/pooled.ts';
import { difference, type Interval, type Proportion } from '../../measure/proportion.ts';
import type { Met } from './met.ts';

/** What offers of one map change, as far as it is known. */
export interface MapEffect {
  readonly actionMap: ActionMapId;
  /** Visitors in each arm. */
  readonly offered: number;
  readonly heldOut: number;
  /** On average over those whom the map met, drawn to the shop's mean; with 95 % bounds. */
  readonly effect: Interval;
  /** What the model says of those on average; 0 without a model. */
  readonly meanSaid: number;
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
/** Of a shop; fewer may as well mean that its server does not tell. */
export const KNOWN_ORDERS_MIN = 20;
/** Maps of one shop differ by about three orders in a hundred offers, and it takes some maps to say otherwise. */
const MAPS_SPREAD: SpreadBefore = { deviation: 0.03, worth: 3 };
/** Visitors in the smaller arm from which it is learned whom offers help, and whom not: below it all are their map's mean. */
export const DISTANCES_FROM = 300;

/** Two-sided 95 % of the normal distribution. */
const Z = 1.959964;

/**
 * What offers change, by map (SPEC EN18): order rates of those offered minus those held out, each visitor once, drawn to the
 * mean of the shop's maps as far as a map by itself is unsure.
 *
 * @param learned from these same visitors, in their order; null while they are too few
 */
export function effectsOf(met: readonly Met[], learned: LearnedEffect | null): Effects {
  const byMap = new Map<ActionMapId, Counted>();
  for (const [place, each] of met.entries()) {
    const there = byMap.get(each.actionMap) ?? { offered: newSide(), heldOut: newSide(), said: 0 };
    byMap.set(each.actionMap, there);
    there.said += learned?.said[place] ?? 0;
    if (each.isOffered) count(there.offered, each, 1 / each.offeredChance);
    else count(there.heldOut, each, 1 / (1 - each.offeredChance));
  }
  const distances = learned?.model ?? null;
  const maps = [...byMap].map(([actionMap, counted]) => rawOf(actionMap, counted));
  const enough = maps.filter(({ measured }) => measured !== null);
  if (enough.length === 0) return { maps: maps.map(unknown), shop: null, distances };
  const { mean, spread, parts } = pooled(
    enough.flatMap(({ measured }) => measured ?? []),
    MAPS_SPREAD,
  );
  // A map of which nothing is known is one more of the shop's.
  const another = { estimate: mean.estimate, error: Math.hypot(mean.error, spread) };
  const isTold = isToldOf(met);
  return {
    shop: intervalOf(mean),
    distances,
    maps: maps.map((raw) => {
      const drawn = parts[enough.indexOf(raw)] ?? another;
      const isKnown = isTold && raw.measured !== null && drawn.error <= KNOWN_ERROR_MAX;
      return { ...raw.said, effect: intervalOf(drawn), isKnown };
    }),
  };
}

/** Whether both arms have enough for it to be learned whom offers help. */
export function isEnoughForDistances(met: readonly Met[]): boolean {
  const offered = met.filter(({ isOffered }) => isOffered).length;
  return Math.min(offered, met.length - offered) >= DISTANCES_FROM && isToldOf(met);
}

interface Raw {
  readonly said: Pick<MapEffect, 'actionMap' | 'offered' | 'heldOut' | 'meanSaid'>;
  /** Null with too few in an arm. */
  readonly measured: Measured | null;
}

/** One arm of one map, weighed by the chance of the arm. */
interface Side {
  visitors: number;
  weights: number;
  squares: number;
  ordered: number;
}

interface Counted {
  readonly offered: Side;
  readonly heldOut: Side;
  said: number;
}

const newSide = (): Side => ({ visitors: 0, weights: 0, squares: 0, ordered: 0 });

function count(side: Side, { isOrdered }: Met, weight: number): void {
  side.visitors += 1;
  side.weights += weight;
  side.squares += weight ** 2;
  if (isOrdered) side.ordered += weight;
}

function rawOf(actionMap: ActionMapId, { offered, heldOut, said }: Counted): Raw {
  const counts = { actionMap, offered: offered.visitors, heldOut: heldOut.visitors };
  const meanSaid = said / (counts.offered + counts.heldOut);
  if (Math.min(counts.offered, counts.heldOut) < EFFECT_SIDE_MIN) {
    return { said: { ...counts, meanSaid }, measured: null };
  }
  const { estimate, low, high } = difference(rateOf(offered), rateOf(heldOut));
  const measured = { estimate, error: (high - low) / (2 * Z) };
  return { said: { ...counts, meanSaid }, measured };
}

/** As many as these weights say as much as (Kish 1965): where all had the same chance, as many as there are. */
function rateOf({ weights, squares, ordered }: Side): Proportion {
  const of = weights ** 2 / squares;
  return { count: Math.min(of, (ordered / weights) * of), of };
}

/** Whether the shop's server tells which orders stand, in both arms alike: else effects are of what it tells (SPEC MS4). */
function isToldOf(met: readonly Met[]): boolean {
  const ordered = met.filter(({ isOrdered }) => isOrdered).length;
  if (ordered < KNOWN_ORDERS_MIN) return false;
  return [true, false].every((isOffered) => {
    const claimed = met.filter((each) => each.isOffered === isOffered && each.isClaimed);
    const stands = claimed.filter(({ isOrdered }) => isOrdered).length;
    return claimed.length === 0 || stands / claimed.length >= CONFIRMED_SHARE_MIN;
  });
}

function intervalOf({ estimate, error }: Measured): Interval {
  return {
    estimate: asEffect(estimate),
    low: asEffect(estimate - Z * error),
    high: asEffect(estimate + Z * error),
  };
}

function unknown({ said }: Raw): MapEffect {
  return { ...said, effect: NOTHING_KNOWN, isKnown: false };
}

const NOTHING_KNOWN: Interval = { estimate: 0, low: -1, high: 1 };
