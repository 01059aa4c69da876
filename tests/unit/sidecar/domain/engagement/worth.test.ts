import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asProbability, asShare } from '../../../../../shared/kernel/measure.ts';
import { asDurationMs, HOUR_MS, MINUTE_MS } from '../../../../../shared/kernel/time.ts';
import { MONEY_MAX_MINOR } from '../../../../../shared/protocol/limits.ts';
import { heldOutWithChance } from '../../../../../sidecar/domain/engagement/decided.ts';
import {
  type Expected,
  gainOf,
  type WorthTerms,
  weigh,
} from '../../../../../sidecar/domain/engagement/worth.ts';

const TERMS: WorthTerms = {
  marginShare: asShare(0.3),
  agentHourMinor: 3_000,
  exploreShare: asShare(0.1),
};
const EXPECTED: Expected = {
  effect: 0.05,
  orderMinor: 8_000,
  accepted: 0.2,
  talkMs: asDurationMs(10 * MINUTE_MS),
};

describe('what an offer is worth', () => {
  it('[EN14] the gain is the one worked out by hand', () => {
    // 0.05 × 20,000 × 0.3 = 300 of margin; 0.2 × ⅙ h × 3,000 = 100 of an agent.
    expect(gainOf(EXPECTED, 20_000, TERMS)).toBe(200);
    // Without a basket the shop's mean order: 0.05 × 8,000 × 0.3 = 120.
    expect(gainOf(EXPECTED, null, TERMS)).toBe(20);
    expect(gainOf(EXPECTED, 0, TERMS)).toBe(20);
    // Harm costs margin, and the agent's time besides.
    expect(gainOf({ ...EXPECTED, effect: -0.05 }, 20_000, TERMS)).toBe(-400);
    expect(gainOf({ ...EXPECTED, effect: 0, accepted: 0 }, 20_000, TERMS)).toBe(0);
  });

  it('[EN14] a sure buyer whom an offer changes nothing for is not worth an agent’s time, however large the basket', () => {
    const sure = { ...EXPECTED, effect: 0 };
    expect(weigh(sure, 1_000_000, TERMS, 0.5)).toEqual({
      effect: 0,
      gainMinor: -100,
      takenWithChance: 0.1,
      isTaken: false,
    });
  });

  it('[EN15] while nothing is known a map is taken at its word, whatever the coin', () => {
    const known = { effect: null, gainMinor: null, takenWithChance: 1, isTaken: true };
    for (const coin of [0, 0.5, 0.999_999]) expect(weigh(null, 1, TERMS, coin)).toEqual(known);
  });

  it('[EN15] of what is not worth it exactly the explored share is taken', () => {
    const bad = { ...EXPECTED, effect: -1 };
    expect(weigh(bad, 100, TERMS, 0.099_999)).toMatchObject({
      isTaken: true,
      takenWithChance: 0.1,
    });
    expect(weigh(bad, 100, TERMS, 0.1)).toMatchObject({ isTaken: false, takenWithChance: 0.1 });
    const never = { ...TERMS, exploreShare: asShare(0) };
    expect(weigh(bad, 100, never, 0)).toMatchObject({ isTaken: false, takenWithChance: 0 });
    expect(weigh(EXPECTED, 20_000, never, 0.9)).toMatchObject({
      isTaken: true,
      takenWithChance: 1,
    });
  });

  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const minor = fc.integer({ min: 0, max: MONEY_MAX_MINOR });
  const expected: fc.Arbitrary<Expected> = fc.record({
    effect: fc.double({ min: -1, max: 1, noNaN: true }),
    orderMinor: minor,
    accepted: share,
    talkMs: fc.double({ min: 0, max: 24 * HOUR_MS, noNaN: true }).map(asDurationMs),
  });
  const terms: fc.Arbitrary<WorthTerms> = fc.record({
    marginShare: share.map(asShare),
    agentHourMinor: minor,
    exploreShare: share.map(asShare),
  });

  it('[EN14] a gain is whole money, never more than the margin and never less than margin and time together', () => {
    fc.assert(
      fc.property(expected, terms, fc.option(minor), (one, each, basket) => {
        const gain = gainOf(one, basket, each);
        expect(Number.isSafeInteger(gain)).toBe(true);
        expect(Object.is(gain, -0)).toBe(false);
        const margin = (basket || one.orderMinor) * each.marginShare;
        const time = 24 * each.agentHourMinor;
        expect(gain).toBeLessThanOrEqual(Math.round(margin));
        expect(gain).toBeGreaterThanOrEqual(-Math.ceil(margin + time));
      }),
    );
  });

  it('[EN14] a gain never falls with the effect, nor rises with what an agent costs', () => {
    fc.assert(
      fc.property(expected, expected, terms, minor, minor, (one, other, each, basket, hour) => {
        const better = { ...one, effect: Math.max(one.effect, other.effect) };
        const worse = { ...one, effect: Math.min(one.effect, other.effect) };
        expect(gainOf(better, basket, each)).toBeGreaterThanOrEqual(gainOf(worse, basket, each));
        const dear = { ...each, agentHourMinor: Math.max(hour, each.agentHourMinor) };
        expect(gainOf(one, basket, dear)).toBeLessThanOrEqual(gainOf(one, basket, each));
      }),
    );
  });

  it('[EN15] what is logged is the chance: of many coins that part is taken, and a gain never tosses', () => {
    fc.assert(
      fc.property(expected, terms, minor, (one, each, basket) => {
        const coins = Array.from({ length: 1_000 }, (_, n) => n / 1_000);
        const all = coins.map((coin) => weigh(one, basket, each, coin));
        const [first] = all;
        const taken = all.filter(({ isTaken }) => isTaken).length / 1_000;
        expect(Math.abs(taken - (first?.takenWithChance ?? -1))).toBeLessThanOrEqual(0.001);
        if ((first?.gainMinor ?? 0) > 0) expect(taken).toBe(1);
      }),
    );
  });

  it('[EN15] the chance of the arm is got back from a stamp, whether it was explored or not', () => {
    const decided = { takenWithChance: 0.1 };
    expect(heldOutWithChance({ offeredWithChance: asProbability(0.9) })).toBeCloseTo(0.1, 12);
    const explored = { offeredWithChance: asProbability(0.09), decided };
    expect(heldOutWithChance(explored)).toBeCloseTo(0.1, 12);
    const never = { offeredWithChance: asProbability(0), decided: { takenWithChance: 0 } };
    expect(heldOutWithChance(never)).toBe(1);
  });
});
