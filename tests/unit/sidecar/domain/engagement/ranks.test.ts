import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  hasDropped,
  NO_RANKS,
  noteScore,
  RANK_HALVED_AT,
  RANKED_FROM,
  rankOf,
} from '../../../../../sidecar/domain/engagement/ranks.ts';

const ranksOf = (scores: readonly number[]) => scores.reduce(noteScore, NO_RANKS);

it('[LF3] a rank is the share of recent scores below, not the chance itself', () => {
  // Two of a hundred visitors ever reach 10 %: a chance of 0.1 is the top of this shop.
  const ranks = ranksOf(Array.from({ length: 100 }, (_, n) => (n < 98 ? 0.01 : 0.1)));
  expect(rankOf(ranks, 0.1)).toBeCloseTo(0.99, 2);
  expect(rankOf(ranks, 0.05)).toBeCloseTo(0.98, 12);
  // Within a part, the higher chance is ranked higher.
  expect(rankOf(ranks, 0.101)).toBeGreaterThan(rankOf(ranks, 0.1) ?? 1);
  expect(rankOf(ranks, 0.001)).toBe(0);
});

it('[LF3] nobody is ranked among too few', () => {
  expect(rankOf(ranksOf(Array.from({ length: RANKED_FROM - 1 }, () => 0.5)), 0.5)).toBeNull();
});

it('[LF3] a rank is within 0..1 and never falls as the score rises', () => {
  const chance = fc.double({ min: 0, max: 1, noNaN: true });
  const many = fc.array(chance, { minLength: RANKED_FROM, maxLength: 200 });
  fc.assert(
    fc.property(many, chance, chance, (scores, one, other) => {
      const ranks = ranksOf(scores);
      const low = rankOf(ranks, Math.min(one, other)) ?? Number.NaN;
      const high = rankOf(ranks, Math.max(one, other)) ?? Number.NaN;
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeGreaterThanOrEqual(low);
      expect(high).toBeLessThanOrEqual(1);
    }),
    { numRuns: 50 },
  );
});

it('[LF3] what was long ago fades', () => {
  const ranks = {
    ...NO_RANKS,
    counts: NO_RANKS.counts.with(0, RANK_HALVED_AT - 1),
    total: RANK_HALVED_AT - 1,
  };
  const next = noteScore(ranks, 1);
  expect(next.total).toBe(RANK_HALVED_AT / 2);
  expect(next.counts.at(-1)).toBe(0.5);
});

it('[LF3] a session dropped that was in the top twentieth and is below the top two fifths', () => {
  const drop = { high: 0.95, low: 0.6 };
  expect(hasDropped(drop, 0.97, 0.5)).toBe(true);
  expect(hasDropped(drop, 0.97, 0.7)).toBe(false);
  expect(hasDropped(drop, 0.9, 0.5)).toBe(false);
  expect(hasDropped({ high: 0.95, low: null }, 0.97, 0.99)).toBe(true);
  expect(hasDropped(drop, null, null)).toBe(false);
});
