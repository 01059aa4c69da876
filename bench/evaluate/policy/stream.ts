import { NATURES } from '../../../demo/truth/natures.ts';
import { drawShopper, type Shopper, willBuy } from '../../../demo/truth/shopper.ts';
import type { LoggedDecision } from '../../../sidecar/domain/learning/evaluate/estimators.ts';
import { finished } from '../../../sidecar/domain/learning/learn.ts';
import type { Plan } from '../../../sidecar/domain/learning/search.ts';
import type { Draw } from '../../../sidecar/domain/learning/seeded-draw.ts';
import {
  type EffectModel,
  effectOfRow,
} from '../../../sidecar/domain/learning/uplift/effect-model.ts';
import { learnUplift } from '../../../sidecar/domain/learning/uplift/learn-uplift.ts';
import { knownAfter } from '../truth/bayes.ts';
import { seenAfter, tableOf } from '../truth/features.ts';

/** The terms that are stated before anything is offered. */
export const TERMS = {
  heldOutShare: 0.1,
  /** Of the others, those of which a coin decides. */
  exploredShare: 0.2,
  /** What an agent's time for an offer costs, in orders. */
  cost: 0.08,
  /** After so many steps it is decided, once. */
  decidedAfter: 5,
} as const;

/** Learned anew after so many sessions: on the first day nothing is known, and only the coin offers. */
const LEARNED_AFTER: readonly number[] = [1_000, 2_000, 4_000, 8_000, 14_000, 20_000];

const PLAN: Plan = {
  folds: 4,
  turns: 2,
  members: 2,
  candidates: [{ leavesMax: 6, depthMax: 3, childWeightMin: 60, l2: 10, shrinkage: 0.08 }],
};

/** One decision with all that is known of it afterwards. */
export interface Decided {
  readonly seen: Float64Array;
  readonly arm: 'held-out' | 'coin' | 'learned';
  readonly isOffered: boolean;
  /** With which it was to be offered to one like this who is not held out. */
  readonly offeredChance: number;
  readonly outcome: number;
  /** In truth: what offering changed in this shopper, minus its cost. */
  readonly gain: number;
  /** What the best policy would have gained, on average, by what could be known. */
  readonly bestGain: number;
}

/** All decisions, and what was learned last. */
export interface Stream {
  readonly decisions: readonly Decided[];
  readonly uplift: EffectModel | null;
}

/** Shoppers one after the other, decided by what was learned from those before them. */
export function runStream(
  shoppers: number,
  draw: Draw,
  seed: number,
  say: (line: string) => void,
): Stream {
  const decisions: Decided[] = [];
  let uplift: EffectModel | null = null;
  while (decisions.length < shoppers) {
    decisions.push(decide(longShopper(draw), uplift, draw));
    if (!LEARNED_AFTER.includes(decisions.length)) continue;
    say(`learning from ${decisions.length} sessions`);
    uplift = finished(learnUplift({ trial: trialOf(decisions), seed, plan: PLAN })).model;
  }
  return { decisions, uplift };
}

/** Only sessions that last until it is decided are decided. */
export function longShopper(draw: Draw): Shopper {
  for (;;) {
    const made = drawShopper(draw);
    if (made.steps.length >= TERMS.decidedAfter) return made;
  }
}

/** Whether what was learned says that an offer is worth its cost. */
export function isWorth(uplift: EffectModel | null, seen: Float64Array): boolean {
  return uplift !== null && effectOfRow(uplift, seen) > TERMS.cost;
}

function decide(shopper: Shopper, uplift: EffectModel | null, draw: Draw): Decided {
  const { type, steps } = shopper;
  const began = steps.slice(0, TERMS.decidedAfter);
  const seen = seenAfter(began);
  const isGood = isWorth(uplift, seen);
  const arm =
    draw() < TERMS.heldOutShare ? 'held-out' : draw() < TERMS.exploredShare ? 'coin' : 'learned';
  const isOffered = arm === 'coin' ? draw() < 0.5 : arm === 'learned' && isGood;
  const { buys, buysOffered } = NATURES[type];
  const { effect } = knownAfter(began);
  return {
    seen,
    arm,
    isOffered,
    offeredChance: TERMS.exploredShare / 2 + (isGood ? 1 - TERMS.exploredShare : 0),
    outcome: willBuy(shopper, isOffered) ? 1 : 0,
    gain: isOffered ? buysOffered - buys - TERMS.cost : 0,
    bestGain: Math.max(0, effect - TERMS.cost),
  };
}

/** What is learned from: held-out sessions are the untreated ones of everybody. */
function trialOf(decisions: readonly Decided[]) {
  return {
    table: tableOf(decisions.map(({ seen }) => seen)),
    treated: Uint8Array.from(decisions, ({ isOffered }) => (isOffered ? 1 : 0)),
    outcomes: Float64Array.from(decisions, ({ outcome }) => outcome),
    treatedChance: Float64Array.from(
      decisions,
      ({ offeredChance }) => (1 - TERMS.heldOutShare) * offeredChance,
    ),
  };
}

/** The decisions of those not held out, as the estimators read them, for the policy that was learned last. */
export function loggedFor(
  decisions: readonly Decided[],
  uplift: EffectModel | null,
): readonly LoggedDecision[] {
  return decisions
    .filter(({ arm }) => arm !== 'held-out')
    .map(({ seen, isOffered, offeredChance, outcome }) => ({
      outcome: outcome - (isOffered ? TERMS.cost : 0),
      chanceThen: isOffered ? offeredChance : 1 - offeredChance,
      chanceNow: isWorth(uplift, seen) === isOffered ? 1 : 0,
      expectedOfTaken: 0,
      expectedOfPolicy: 0,
    }));
}
