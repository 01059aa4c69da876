import type { Draw } from '../../sidecar/domain/learning/seeded-draw.ts';
import { NATURES, type Type } from './natures.ts';
import { type Been, beenTo, NOWHERE, PAGE_KINDS, type PageKind, roadsFrom } from './roads.ts';

/** One page of a walk, as far as it can be seen. */
export interface Step {
  readonly kind: PageKind;
  readonly isLong: boolean;
  readonly isDoubting: boolean;
}

/** Walks that never end would never be judged. */
export const STEPS_MAX = 30;

/** Where this type goes next, in the order of PAGE_KINDS; adds up to 1. */
export function chancesFrom(type: Type, been: Been): readonly number[] {
  const { pulls } = NATURES[type];
  const weights = roadsFrom(been).map((road, place) => road * pulls[PAGE_KINDS[place] ?? 'home']);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / all);
}

/** The pages of one session, up to where the shopper has made up their mind: a Markov walk over kinds of pages. */
export function walk(type: Type, draw: Draw): readonly Step[] {
  const { leaves, lingers, doubts } = NATURES[type];
  const steps: Step[] = [];
  let been = NOWHERE;
  do {
    const kind = PAGE_KINDS[pick(chancesFrom(type, been), draw)] ?? 'home';
    steps.push({ kind, isLong: draw() < lingers, isDoubting: draw() < doubts });
    been = beenTo(been, kind);
  } while (steps.length < STEPS_MAX && draw() >= leaves);
  return steps;
}

/** Chance that this type takes this step after those before it, that it went on to it included. */
export function chanceOfStep(type: Type, been: Been, { kind, isLong, isDoubting }: Step): number {
  const { leaves, lingers, doubts } = NATURES[type];
  const wentOn = been.last === null ? 1 : 1 - leaves;
  const went = chancesFrom(type, been)[PAGE_KINDS.indexOf(kind)] ?? 0;
  return wentOn * went * (isLong ? lingers : 1 - lingers) * (isDoubting ? doubts : 1 - doubts);
}

/** A place among shares, each as likely as its share of all. */
export function pick(shares: readonly number[], draw: Draw): number {
  let left = draw() * shares.reduce((sum, share) => sum + share, 0);
  const found = shares.findIndex((share) => {
    left -= share;
    return left < 0;
  });
  return found < 0 ? shares.length - 1 : found;
}
