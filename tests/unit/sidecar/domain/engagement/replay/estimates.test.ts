import { describe, expect, it } from 'vitest';
import { asId } from '../../../../../../shared/kernel/ids.ts';
import { asProbability, asShare } from '../../../../../../shared/kernel/measure.ts';
import { asDurationMs, asEpochMs } from '../../../../../../shared/kernel/time.ts';
import type { Calling } from '../../../../../../sidecar/domain/engagement/action-map.ts';
import { chosenOf } from '../../../../../../sidecar/domain/engagement/choose.ts';
import type { Offer } from '../../../../../../sidecar/domain/engagement/offer.ts';
import {
  ESTIMATED_FROM_ROWS,
  estimatesOf,
} from '../../../../../../sidecar/domain/engagement/replay/estimates.ts';
import { type Trial, trialOf } from '../../../../../../sidecar/domain/engagement/replay/trial.ts';
import type { WorthTerms } from '../../../../../../sidecar/domain/engagement/worth.ts';
import { seededDraw } from '../../../../../../sidecar/domain/learning/seeded-draw.ts';
import { anOffer } from '../../../../../support/builders/offer.ts';
import { aMap } from '../../../../../support/builders/policy.ts';

/** One map called: that its offer is shown is that any is. */
const aTrial = ({ shownNow = 0.5, ...but }: Partial<Trial> = {}): Trial => ({
  isClaimed: false,
  isConfirmed: false,
  isShown: true,
  shownThen: 0.5,
  shownNow,
  someShownNow: shownNow,
  chance: null,
  effect: null,
  ...but,
});
const times = (count: number, of: (n: number) => Trial): readonly Trial[] =>
  Array.from({ length: count }, (_, n) => of(n));

describe('what the estimators say of a change', () => {
  it('[RP3] a change that changes nothing leaves the orders as they were', () => {
    const trials = times(100, (n) => aTrial({ isConfirmed: n % 4 === 0, isShown: n % 2 === 0 }));
    const { was, wouldBe, untried, orders } = estimatesOf(trials);
    expect({ untried, orders, mean: was?.mean }).toEqual({
      untried: 0,
      orders: 'confirmed',
      mean: 0.25,
    });
    for (const each of Object.values(wouldBe ?? {})) {
      expect(each.mean).toBeCloseTo(0.25, 12);
      expect(each.effectiveRows).toBeCloseTo(100, 9);
    }
    expect(wouldBe).not.toBeNull();
  });

  it('[RP3] where nothing overlaps nothing is said', () => {
    const untried = times(200, () => aTrial({ shownNow: null }));
    expect(estimatesOf(untried)).toMatchObject({
      met: 200,
      untried: 200,
      was: null,
      wouldBe: null,
    });
    // All were offered, with hardly a chance not to be: silence is told by too few.
    const few = times(200, (n) => aTrial({ shownThen: 0.9, shownNow: 0, isShown: n >= 20 }));
    const said = estimatesOf(few);
    expect(said).toMatchObject({ untried: 0, wouldBe: null });
    expect(said.was?.mean).toBe(0);
    const enough = times(ESTIMATED_FROM_ROWS - 1, () => aTrial());
    expect(estimatesOf(enough).was).toBeNull();
    expect(estimatesOf([...enough, aTrial()]).wouldBe).not.toBeNull();
    expect(estimatesOf([])).toMatchObject({ met: 0, was: null, wouldBe: null });
  });

  it('[RP3] orders are those the shop’s server confirmed; where it confirms none, those that pages claim', () => {
    const claimed = times(60, (n) => aTrial({ isClaimed: n % 2 === 0 }));
    expect(estimatesOf(claimed)).toMatchObject({ orders: 'claimed', was: { mean: 0.5 } });
    const confirmed = [...claimed.slice(1), aTrial({ isClaimed: true, isConfirmed: true })];
    expect(estimatesOf(confirmed)).toMatchObject({ orders: 'confirmed', was: { mean: 1 / 60 } });
  });

  it('[RP3] intervals hold the truth about as often as they say, also where the model is wrong', () => {
    // Offers help the half whose basket is full: 0.5 with one, 0.2 without; the others buy with 0.3 anyway.
    const worlds = 300;
    const held = { inversePropensity: 0, selfNormalised: 0, doublyRobust: 0 };
    for (let seed = 1; seed <= worlds; seed += 1) {
      const { wouldBe } = estimatesOf(aWorld(400, seed));
      for (const name of ['inversePropensity', 'selfNormalised', 'doublyRobust'] as const) {
        const { low, high } = wouldBe?.[name] ?? { low: 1, high: 0 };
        held[name] += Number(low <= TRUTH && TRUTH <= high);
      }
    }
    // 95 % of 300 is 285, give or take 4 each standard deviation; the normal interval is a little short.
    for (const count of Object.values(held)) expect(count).toBeGreaterThan(272);
  });

  it('[RP3, EN19] the same where two maps called, and a coin tried the one that seemed to gain less', () => {
    const worlds = 300;
    const held = { inversePropensity: 0, selfNormalised: 0, doublyRobust: 0 };
    for (let seed = 1; seed <= worlds; seed += 1) {
      const { wouldBe, untried } = estimatesOf(twoMaps(500, seed));
      expect(untried).toBe(0);
      for (const name of ['inversePropensity', 'selfNormalised', 'doublyRobust'] as const) {
        const { low, high } = wouldBe?.[name] ?? { low: 1, high: 0 };
        held[name] += Number(low <= WITH_FEWER_HELD_OUT && WITH_FEWER_HELD_OUT <= high);
      }
    }
    for (const count of Object.values(held)) expect(count).toBeGreaterThan(272);
  });
});

/** Where two maps call: three in ten are held out, and from now on one in ten. */
const HELD_OUT = { before: 0.3, after: 0.1 };
const TWO: WorthTerms = {
  marginShare: asShare(0.3),
  agentHourMinor: 0,
  exploreShare: asShare(0.4),
};
/** Orders with an offer of the one that gains most, of the other, and without any. */
const ORDERS = { best: 0.6, other: 0.35, without: 0.2 };
const WITH_FEWER_HELD_OUT = 0.9 * (0.8 * ORDERS.best + 0.2 * ORDERS.other) + 0.1 * ORDERS.without;

/** As the product chooses, stamps, and chooses again by the same coin. */
function twoMaps(count: number, seed: number): readonly Trial[] {
  const draw = seededDraw(seed);
  const maps: Calling = [aMap({ actionMap: asId('other') }), aMap({ actionMap: asId('best') })];
  return times(count, () => {
    const { map, weighed } = chosenOf({
      maps,
      expectedOf: (id) => ({ effect: id === 'best' ? 0.4 : 0.15, ...FREE }),
      basketMinor: null,
      terms: TWO,
      coin: draw(),
    });
    const isHeldOut = draw() < HELD_OUT.before;
    const kind = map.actionMap === 'best' ? 'best' : 'other';
    const confirmedAt = draw() < ORDERS[isHeldOut ? 'without' : kind] ? asEpochMs(9) : null;
    const { isTaken: _, ...thought } = weighed;
    const decided = { ...LITTLE, ...thought };
    const stamped = (share: number) =>
      anOffer({
        actionMap: map.actionMap,
        offeredWithChance: asProbability(weighed.takenWithChance * (1 - share)),
        decided,
      });
    const was: Offer = {
      ...stamped(HELD_OUT.before),
      state: isHeldOut ? 'held-out' : 'timed-out',
      confirmedAt,
    };
    const after = { place: 1, offer: stamped(HELD_OUT.after), wasMade: false };
    return trialOf(was, { before: null, after }, HELD_OUT, asDurationMs(2_000));
  });
}

const FREE = { orderMinor: 8_000, accepted: 0.2, talkMs: asDurationMs(1_000) };
const LITTLE = { decision: 'model-1', level: 50, chance: 0.25, rank: null, features: {} };

/** Only full baskets are offered something from now on: half of 0.5 × 0.8 + 0.2 × 0.2, half of 0.3. */
const TRUTH = 0.5 * (0.8 * 0.5 + 0.2 * 0.2) + 0.5 * 0.3;

function aWorld(count: number, seed: number): readonly Trial[] {
  const draw = seededDraw(seed);
  return times(count, () => {
    const isFull = draw() < 0.5;
    const isShown = draw() < 0.8;
    const chance = isFull ? (isShown ? 0.5 : 0.2) : 0.3;
    return aTrial({
      isShown,
      shownThen: 0.8,
      shownNow: isFull ? 0.8 : 0,
      isConfirmed: draw() < chance,
      chance: 0.25,
      effect: isFull ? 0.2 : -0.05,
    });
  });
}
