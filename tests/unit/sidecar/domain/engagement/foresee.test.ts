import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asDurationMs, MINUTE_MS } from '../../../../../shared/kernel/time.ts';
import {
  type Answering,
  chanceAtMost,
  chanceOfEnd,
  chanceOfYes,
  FORESEEN_FROM,
  mayOfferOneMore,
  type OpenOffer,
  tooManyOpen,
} from '../../../../../sidecar/domain/engagement/foresee.ts';

/** Nine of ten never say yes; who does, does so after 10 s. */
const SELDOM: Answering = { offered: 10_000, accepted: 1_000, meanDelayMs: asDurationMs(10_000) };
const ALWAYS: Answering = { offered: 10_000, accepted: 10_000, meanDelayMs: asDurationMs(1_000) };
const open = (answering: Answering, ageMs = 0): OpenOffer => ({
  answering,
  ageMs: asDurationMs(ageMs),
});

describe('foresee', () => {
  it('[EN12] the chance of a yes falls the longer an offer hangs there', () => {
    expect(chanceOfYes(open(SELDOM), MINUTE_MS)).toBeCloseTo(0.1, 2);
    // After 30 s only e^-3 of those who would say yes have not: 0.1·e^-3 / (0.9 + 0.1·e^-3).
    expect(chanceOfYes(open(SELDOM, 30_000), MINUTE_MS)).toBeCloseTo(0.0055, 3);
  });

  it('[EN12] an offer of a map with few offers so far counts as accepted, from then on by what was counted', () => {
    const answering = { offered: FORESEEN_FROM - 1, accepted: 0, meanDelayMs: null };
    expect(chanceOfYes(open(answering, 50_000), MINUTE_MS)).toBe(1);
    const known = { offered: FORESEEN_FROM, accepted: 4, meanDelayMs: null };
    expect(chanceOfYes(open(known), MINUTE_MS)).toBeCloseTo(0.2 * (1 - Math.exp(-4)), 12);
  });

  it('[EN12] a conversation that is likely to end makes room before it has', () => {
    const always = [open(ALWAYS)];
    const foreseen = { free: 1, serviceLevel: 0.9, ending: [0.95] };
    expect(mayOfferOneMore(always, ALWAYS, { ...foreseen, ending: [] })).toBe(false);
    expect(mayOfferOneMore(always, ALWAYS, foreseen)).toBe(true);
    expect(mayOfferOneMore(always, ALWAYS, { ...foreseen, ending: [0.5, 0.5] })).toBe(false);
    expect(chanceOfEnd(asDurationMs(60_000), MINUTE_MS)).toBeCloseTo(1 - Math.exp(-1), 12);
    expect(chanceOfEnd(null, MINUTE_MS)).toBe(0);
  });

  it('[EN12] chances add up as two coins do', () => {
    expect(chanceAtMost([0.5, 0.5], 0)).toBeCloseTo(0.25, 12);
    expect(chanceAtMost([0.5, 0.5], 1)).toBeCloseTo(0.75, 12);
    expect(chanceAtMost([0.5, 0.5], 2)).toBeCloseTo(1, 12);
    expect(chanceAtMost([], 0)).toBe(1);
    expect(chanceAtMost([0.1], -1)).toBe(0);
  });

  it('[EN12] seldom accepted offers may be more than who is free, always accepted ones may not', () => {
    const foreseen = { free: 2, ending: [], serviceLevel: 0.95 };
    expect(mayOfferOneMore([open(SELDOM), open(SELDOM)], SELDOM, foreseen)).toBe(true);
    expect(mayOfferOneMore([open(ALWAYS), open(ALWAYS)], ALWAYS, foreseen)).toBe(false);
  });

  it('[EN12] nobody free is nobody: no offer is made and all are withdrawn', () => {
    const nobody = { free: 0, ending: [1, 1, 1], serviceLevel: 0.5 };
    expect(mayOfferOneMore([], SELDOM, nobody)).toBe(false);
    expect(tooManyOpen([open(SELDOM), open(SELDOM)], nobody)).toBe(2);
  });

  it('[EN12] when capacity falls the newest go until the level is kept, and none that need not', () => {
    const foreseen = { free: 1, ending: [], serviceLevel: 0.95 };
    const offers = Array.from({ length: 6 }, () => open(ALWAYS));
    expect(tooManyOpen(offers, foreseen)).toBe(5);
    expect(tooManyOpen(offers.slice(0, 1), foreseen)).toBe(0);
  });

  it('[EN12] whatever is open, what stays after withdrawing keeps the service level', () => {
    const some = fc.record({
      ageMs: fc.nat(600_000).map(asDurationMs),
      answering: fc.record({
        offered: fc.integer({ min: 100, max: 1_000 }),
        accepted: fc.nat(100),
        meanDelayMs: fc.option(fc.nat(60_000).map(asDurationMs)),
      }),
    });
    const level = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 30 }), fc.nat(10), level, (offers, free, floor) => {
        const kept = offers.length - tooManyOpen(offers, { free, ending: [], serviceLevel: floor });
        const chances = offers.slice(0, kept).map((offer) => chanceOfYes(offer, MINUTE_MS));
        expect(chances.every((chance) => chance >= 0 && chance <= 1)).toBe(true);
        expect(chanceAtMost(chances, free)).toBeGreaterThanOrEqual(floor - 1e-9);
      }),
    );
  });
});
