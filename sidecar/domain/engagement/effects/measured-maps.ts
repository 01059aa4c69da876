import type { ActionMapId } from '../../../../shared/kernel/ids.ts';
import { CONFIRMED_SHARE_MIN, EFFECT_SIDE_MIN } from '../../measure/effect.ts';
import type { Measured } from '../../measure/pooled.ts';
import { difference, type Proportion } from '../../measure/proportion.ts';
import type { Met } from './met.ts';

/** Of a shop; fewer may as well mean that its server does not tell. */
export const KNOWN_ORDERS_MIN = 20;

/** Two-sided 95 % of the normal distribution. */
export const Z = 1.959964;

/**
 * Each map that met anybody, its arms compared by themselves.
 *
 * @param said what the model says of each visitor; null without one
 */
export function measuredMaps(
  met: readonly Met[],
  said: Float64Array | null,
): readonly MeasuredMap[] {
  const byMap = new Map<ActionMapId, Counted>();
  for (const [place, each] of met.entries()) {
    const there = byMap.get(each.actionMap) ?? nobody();
    byMap.set(each.actionMap, there);
    there.said += said?.[place] ?? 0;
    there.chances += each.offeredChance;
    if (each.isOffered) count(there.offered, each, 1 / each.offeredChance);
    else count(there.heldOut, each, 1 / (1 - each.offeredChance));
  }
  return [...byMap].map(([actionMap, counted]) => measuredMap(actionMap, counted));
}

/** Whether enough orders are confirmed, and alike in both arms, that effects are of what visitors do and not of what is told. */
export function isTold(met: readonly Met[]): boolean {
  return orderedIn(met) >= KNOWN_ORDERS_MIN && isConfirmedAlike(met);
}

/** Visitors with an order that the shop's server confirmed. */
export function orderedIn(met: readonly Met[]): number {
  return met.filter(({ isOrdered }) => isOrdered).length;
}

/** Whether the shop's server tells which orders stand, in both arms alike: else effects are of what it tells (SPEC MS4). */
export function isConfirmedAlike(met: readonly Met[]): boolean {
  return [true, false].every((isOffered) => {
    const claimed = met.filter((each) => each.isOffered === isOffered && each.isClaimed);
    const stands = orderedIn(claimed);
    return claimed.length === 0 || stands / claimed.length >= CONFIRMED_SHARE_MIN;
  });
}

/** Visitors whom one map met first. */
export interface CountedMap {
  readonly actionMap: ActionMapId;
  /** In each arm. */
  readonly offered: number;
  readonly heldOut: number;
  /** What the model says of those on average; 0 without a model. */
  readonly meanSaid: number;
}

/** The same with how the arms differ. */
export interface MeasuredMap {
  readonly said: CountedMap;
  /** With the share of visitors that was to be offered something, on average. */
  readonly offeredShare: number;
  /** The difference of the arms by themselves; null with too few in one. */
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
  chances: number;
}

const newSide = (): Side => ({ visitors: 0, weights: 0, squares: 0, ordered: 0 });

const nobody = (): Counted => ({ offered: newSide(), heldOut: newSide(), said: 0, chances: 0 });

function count(side: Side, { isOrdered }: Met, weight: number): void {
  side.visitors += 1;
  side.weights += weight;
  side.squares += weight ** 2;
  if (isOrdered) side.ordered += weight;
}

function measuredMap(
  actionMap: ActionMapId,
  { offered, heldOut, said, chances }: Counted,
): MeasuredMap {
  const counts = { actionMap, offered: offered.visitors, heldOut: heldOut.visitors };
  const visitors = counts.offered + counts.heldOut;
  const [meanSaid, offeredShare] = [said / visitors, chances / visitors];
  if (Math.min(counts.offered, counts.heldOut) < EFFECT_SIDE_MIN) {
    return { said: { ...counts, meanSaid }, offeredShare, measured: null };
  }
  const { estimate, low, high } = difference(rateOf(offered), rateOf(heldOut));
  const measured = { estimate, error: (high - low) / (2 * Z) };
  return { said: { ...counts, meanSaid }, offeredShare, measured };
}

/** As many as these weights say as much as (Kish 1965): where all had the same chance, as many as there are. */
function rateOf({ weights, squares, ordered }: Side): Proportion {
  const of = weights ** 2 / squares;
  return { count: Math.min(of, (ordered / weights) * of), of };
}
