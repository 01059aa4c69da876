import { knownAfter } from '../../bench/evaluate/truth/bayes.ts';
import { seenAfter } from '../../bench/evaluate/truth/features.ts';
import { buyingChance, drawShopper, type Shopper, willBuy } from '../../demo/truth/shopper.ts';
import { type ActionMapId, asId } from '../../shared/kernel/ids.ts';
import { asShare } from '../../shared/kernel/measure.ts';
import { asDurationMs, asEpochMs } from '../../shared/kernel/time.ts';
import {
  type Effects,
  effectsOf,
  isEnoughForDistances,
} from '../../sidecar/domain/engagement/effects/effects.ts';
import { expectedBy } from '../../sidecar/domain/engagement/effects/expected.ts';
import { type Met, trialOf } from '../../sidecar/domain/engagement/effects/met.ts';
import { FEATURES } from '../../sidecar/domain/engagement/features/row.ts';
import type { Foresight } from '../../sidecar/domain/engagement/foresight.ts';
import { gainOf, type WorthTerms, weigh } from '../../sidecar/domain/engagement/worth.ts';
import { finished } from '../../sidecar/domain/learning/learn.ts';
import type { Plan } from '../../sidecar/domain/learning/search.ts';
import type { Draw } from '../../sidecar/domain/learning/seeded-draw.ts';
import { asTable } from '../../sidecar/domain/learning/table.ts';
import { learnUplift } from '../../sidecar/domain/learning/uplift/learn-uplift.ts';

/** A shop whose truth is known and whose map calls for everybody after so many pages. */
const CALLED_AFTER = 5;
export const HELD_OUT_SHARE = 0.1;
export const CALLING = asId<ActionMapId>('everybody');

export const TERMS: WorthTerms = {
  marginShare: asShare(0.3),
  agentHourMinor: 7_200,
  exploreShare: asShare(0.1),
};

/** An order brings 3,000, an offer costs 240: two of ten are accepted, and take ten minutes. */
export const AROUND = {
  orderMinor: 10_000,
  talkMs: asDurationMs(600_000),
  answeringOf: () => ({ offered: 990, accepted: 198, meanDelayMs: null }),
};

/** Enough for what these shoppers show. */
const PLAN: Plan = {
  folds: 3,
  turns: 1,
  members: 1,
  candidates: [
    { leavesMax: 6, depthMax: 3, childWeightMin: 60, l2: 10, shrinkage: 0.2, patienceRounds: 8 },
  ],
};

/** How offers change who buys: as the truth has it, or to everybody's harm. */
export type Nature = 'true' | 'adverse';

/** What was decided of one shopper, and what it came to in truth, in minor units. */
export interface Decision {
  readonly met: Met | null;
  readonly takenWithChance: number;
  /** Of the policy, also where it held out; 0 where nothing was offered. */
  readonly gained: number;
}

/** Shoppers one after the other, decided by what was learned at these numbers of stamps. */
export function sell(
  stamps: number,
  learnedAt: readonly number[],
  nature: Nature,
  draw: Draw,
): { readonly decisions: readonly Decision[]; readonly effects: Effects | null } {
  const decisions: Decision[] = [];
  const met: Met[] = [];
  let effects: Effects | null = null;
  let expectedOf: Foresight['expectedOf'] = () => null;
  while (met.length < stamps) {
    const decision = decide(longShopper(draw), expectedOf, nature, draw);
    decisions.push(decision);
    if (decision.met === null) continue;
    met.push(decision.met);
    if (!learnedAt.includes(met.length)) continue;
    effects = learned(met);
    expectedOf = expectedBy(effects, AROUND);
  }
  return { decisions, effects };
}

/** What is learned of these visitors. */
export function learned(met: readonly Met[]): Effects {
  if (!isEnoughForDistances(met)) return effectsOf(met, null);
  const columns = FEATURES.map((feature, place) => ({
    name: feature.name,
    categories: feature.kind === 'category' ? feature.categories : null,
    values: Float64Array.from(met, ({ features }) => features[place] ?? Number.NaN),
  }));
  const trial = trialOf(met, asTable(columns, met.length));
  return effectsOf(met, finished(learnUplift({ trial, seed: 1, plan: PLAN })));
}

/** Gain of deciding by what was learned, by that of deciding by Bayes' rule over the truth; nothing explored, nobody held out. */
export function capturedShare(effects: Effects, shoppers: number, draw: Draw): number {
  const expectedOf = expectedBy(effects, AROUND);
  let [ours, best] = [0, 0];
  for (let each = 0; each < shoppers; each += 1) {
    const shopper = longShopper(draw);
    const gain = gainInTruth(shopper, 'true');
    const expected = expectedOf(rowOf(shopper), CALLING);
    if (expected === null || gainOf(expected, null, TERMS) > 0) ours += gain;
    const known = knownAfter(shopper.steps.slice(0, CALLED_AFTER));
    if (known.effect * 3_000 > 240) best += gain;
  }
  return ours / best;
}

/** What offering to this shopper changes, minus its cost. */
export function gainInTruth({ type }: Shopper, nature: Nature): number {
  const changes = buyingChance(type, true) - buyingChance(type, false);
  return 3_000 * (nature === 'true' ? changes : -ADVERSE * buyingChance(type, false)) - 240;
}

/** Of those who would have bought, whom an offer puts off where it harms everybody. */
const ADVERSE = 0.5;

function decide(
  shopper: Shopper,
  expectedOf: Foresight['expectedOf'],
  nature: Nature,
  draw: Draw,
): Decision {
  const features = rowOf(shopper);
  const expected = expectedOf(features, CALLING);
  const { isTaken, takenWithChance } = weigh(expected, null, TERMS, draw());
  const isOffered = draw() >= HELD_OUT_SHARE;
  if (!isTaken) return { met: null, takenWithChance, gained: 0 };
  const isOrdered = buys(shopper, isOffered, nature, draw);
  const drawn = { isOffered, offeredChance: 1 - HELD_OUT_SHARE, at: asEpochMs(1_000_000) };
  return {
    met: { actionMap: CALLING, ...drawn, isOrdered, isClaimed: isOrdered, features },
    takenWithChance,
    gained: isOffered ? gainInTruth(shopper, nature) : 0,
  };
}

function buys(shopper: Shopper, isOffered: boolean, nature: Nature, draw: Draw): boolean {
  if (nature === 'true') return willBuy(shopper, isOffered);
  return willBuy(shopper, false) && !(isOffered && draw() < ADVERSE);
}

function longShopper(draw: Draw): Shopper {
  for (;;) {
    const made = drawShopper(draw);
    if (made.steps.length >= CALLED_AFTER) return made;
  }
}

/** What was seen, in number columns of the feature table: which ones says nothing to trees. */
function rowOf({ steps }: Shopper): Float64Array {
  const seen = seenAfter(steps.slice(0, CALLED_AFTER));
  let next = 0;
  return Float64Array.from(FEATURES, ({ kind }) => {
    if (kind !== 'number') return Number.NaN;
    next += 1;
    return seen[next - 1] ?? Number.NaN;
  });
}
