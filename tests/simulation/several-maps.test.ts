import { describe, expect, it } from 'vitest';
import { buyingChance, drawShopper, type Shopper, willBuy } from '../../demo/truth/shopper.ts';
import { type ActionMapId, asId } from '../../shared/kernel/ids.ts';
import { asShare } from '../../shared/kernel/measure.ts';
import { asEpochMs } from '../../shared/kernel/time.ts';
import type { Calling } from '../../sidecar/domain/engagement/action-map.ts';
import { type Chosen, chosenOf } from '../../sidecar/domain/engagement/choose.ts';
import { effectsOf } from '../../sidecar/domain/engagement/effects/effects.ts';
import { expectedBy } from '../../sidecar/domain/engagement/effects/expected.ts';
import type { Met } from '../../sidecar/domain/engagement/effects/met.ts';
import { FEATURES } from '../../sidecar/domain/engagement/features/row.ts';
import type { Foresight } from '../../sidecar/domain/engagement/foresight.ts';
import { type WorthTerms, weigh } from '../../sidecar/domain/engagement/worth.ts';
import { type Draw, seededDraw } from '../../sidecar/domain/learning/seeded-draw.ts';
import { aMap } from '../support/builders/policy.ts';
import { AROUND, HELD_OUT_SHARE } from '../support/offered-shop.ts';

/** The lead's first changes nothing; the second helps as the truth has it. */
const IDLE = aMap({ actionMap: asId<ActionMapId>('idle'), priority: 9 });
const HELPFUL = aMap({ actionMap: asId<ActionMapId>('helpful'), priority: 1 });
const TERMS: WorthTerms = {
  marginShare: asShare(0.3),
  agentHourMinor: 1_200,
  exploreShare: asShare(0.1),
};
/** An order brings 3,000, an offer costs 40. */
const [ORDER_MINOR, OFFER_MINOR] = [3_000, 40];
const NOBODY = new Float64Array(FEATURES.length).fill(Number.NaN);

type Choose = (choice: Parameters<typeof chosenOf>[0]) => Chosen;

/** The lead's order, whatever is known. */
const firstOf: Choose = ({ maps: [map], expectedOf, basketMinor, terms, coin }) => ({
  map,
  weighed: weigh(expectedOf(map.actionMap), basketMinor, terms, coin),
});

interface Sold {
  readonly map: ActionMapId;
  readonly isTaken: boolean;
  readonly takenWithChance: number;
  /** Both maps called. */
  readonly isBoth: boolean;
  readonly gained: number;
}

/** Visitors one after the other; of a quarter of them only the second map calls. */
function sell(choose: Choose, visitors: number, learnedAt: readonly number[], draw: Draw) {
  const met: Met[] = [];
  const sold: Sold[] = [];
  let expectedOf: Foresight['expectedOf'] = () => null;
  for (let visitor = 1; visitor <= visitors; visitor += 1) {
    const shopper = drawShopper(draw);
    const isBoth = draw() >= 0.25;
    const maps: Calling = isBoth ? [IDLE, HELPFUL] : [HELPFUL];
    const { map, weighed } = choose({
      maps,
      expectedOf: (actionMap) => expectedOf(NOBODY, actionMap),
      basketMinor: null,
      terms: TERMS,
      coin: draw(),
    });
    const isOffered = draw() >= HELD_OUT_SHARE;
    const helps = map === HELPFUL && isOffered;
    const isOrdered = willBuy(shopper, helps);
    const { isTaken, takenWithChance } = weighed;
    const gained = isTaken && isOffered ? gainOf(shopper, helps) : 0;
    sold.push({ map: map.actionMap, isTaken, takenWithChance, isBoth, gained });
    if (isTaken) met.push(aMet(map.actionMap, isOffered, isOrdered, visitor));
    if (learnedAt.includes(visitor)) expectedOf = expectedBy(effectsOf(met, null), AROUND);
  }
  return sold;
}

function gainOf({ type }: Shopper, helps: boolean): number {
  const changes = helps ? buyingChance(type, true) - buyingChance(type, false) : 0;
  return ORDER_MINOR * changes - OFFER_MINOR;
}

function aMet(actionMap: ActionMapId, isOffered: boolean, isOrdered: boolean, at: number): Met {
  const known = { actionMap, isOffered, isOrdered, isClaimed: isOrdered, features: NOBODY };
  return { ...known, at: asEpochMs(at), offeredChance: 1 - HELD_OUT_SHARE };
}

const LEARNED_AT = [12_000, 24_000];
const summed = (sold: readonly Sold[]): number => sold.reduce((sum, { gained }) => sum + gained, 0);

describe('a shop whose truth is known, in which two maps call', { timeout: 60_000 }, () => {
  it('[EN19] gains more by the map that changes more than by the lead’s order, and no less before it knows', () => {
    const [chosen, ordered] = [chosenOf, firstOf].map((choose) =>
      sell(choose, 36_000, LEARNED_AT, seededDraw(11)),
    );
    if (chosen === undefined || ordered === undefined) throw new Error('both were sold by');
    expect(chosen.slice(0, 12_000)).toEqual(ordered.slice(0, 12_000));
    const after = chosen.slice(24_000);
    expect(summed(after)).toBeGreaterThan(2 * summed(ordered.slice(24_000)));
    expect(summed(after) / (after.length * perOffer())).toBeGreaterThan(0.85);
  });

  it('[EN15, EN19] what was logged is what happened: each map took its part of those for whom both called', () => {
    const after = sell(chosenOf, 36_000, LEARNED_AT, seededDraw(12)).slice(24_000);
    const both = after.filter(({ isBoth }) => isBoth);
    for (const map of [IDLE.actionMap, HELPFUL.actionMap]) {
      const taken = both.filter((each) => each.map === map && each.isTaken);
      const [chance] = new Set(taken.map(({ takenWithChance }) => takenWithChance));
      const beyond = 4 * Math.sqrt(0.25 / both.length);
      expect(Math.abs(taken.length / both.length - (chance ?? -1))).toBeLessThan(beyond);
    }
  });
});

/** What offering the helpful map to everybody gains per visitor, in truth. */
function perOffer(): number {
  const draw = seededDraw(99);
  const many = Array.from({ length: 20_000 }, () => gainOf(drawShopper(draw), true));
  return (many.reduce((sum, each) => sum + each, 0) / many.length) * (1 - HELD_OUT_SHARE);
}
