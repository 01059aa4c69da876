import { describe, expect, it } from 'vitest';
import { asEpochMs } from '../../../../../shared/kernel/time.ts';
import { followScore, NO_SCORE } from '../../../../../sidecar/domain/engagement/direction.ts';
import { glimpseOf } from '../../../../../sidecar/domain/engagement/follow.ts';
import type { Hesitation } from '../../../../../sidecar/domain/engagement/reason.ts';
import { plainRule } from '../../../../../sidecar/domain/engagement/score.ts';
import {
  DOUBTS,
  INTEREST,
  STAGES,
} from '../../../../../sidecar/domain/engagement/score-weights.ts';
import type { Journey } from '../../../../../sidecar/domain/session/journey.ts';
import { aJourney, NOTHING_YET, SOMEBODY } from '../../../../support/builders/session.ts';

const level = (but: Partial<Journey>) => {
  const followed = { ...NOTHING_YET, journey: aJourney(but) };
  return plainRule.judge(glimpseOf(followed, SOMEBODY, asEpochMs(1))).level;
};
const hesitated = (kind: Hesitation, count: number): Partial<Journey> => ({
  hesitations: { [kind]: { count, lastAt: asEpochMs(1), about: null } },
});
const inCheckout = { isIn: true, entered: 1, left: 0, returns: 0, leftAt: null };

describe('score', () => {
  it('[EN4] each stage counts more than the one before, interest included', () => {
    const stages = Object.values(STAGES).map(({ points }) => points);
    expect(stages).toEqual([5, 20, 45, 60, 68, 76]);
    const interest = Object.values(INTEREST).reduce((sum, { points }) => sum + points, 0);
    expect(stages.every((points, n) => n === 0 || points - (stages[n - 1] ?? 0) >= 8)).toBe(true);
    expect(interest).toBe(10);
  });

  it.each([
    ['browsing', {}, 5],
    ['product', { phase: 'product' }, 20],
    ['basket', { phase: 'basket' }, 45],
    ['checkout', { phase: 'checkout', checkout: inCheckout }, 60],
    ['shipping', { phase: 'checkout', checkout: inCheckout, checkoutStep: 'shipping' }, 68],
    ['payment', { phase: 'checkout', checkout: inCheckout, checkoutStep: 'payment' }, 76],
    ['ordered', { phase: 'ordered' }, 100],
  ] as const)('[EN4] without doubt %s has the points of its stage', (_name, but, points) => {
    expect(level(but)).toBe(points);
  });

  it('[EN4] one coupon focus at the checkout takes 60 to 56.09', () => {
    // By hand: doubt 6, share taken 0.5 × 6 / 46 = 0.0652; 60 × 0.9348 = 56.09.
    expect(
      level({ phase: 'checkout', checkout: inCheckout, ...hesitated('coupon-focus', 1) }),
    ).toBeCloseTo(56.087, 3);
  });

  it('[EN4] leaving the checkout counts as doubt until the visitor is back', () => {
    const out = { ...inCheckout, isIn: false, left: 1 };
    // By hand: doubt 12, share taken 0.5 × 12 / 52 = 0.11538; 60 × 0.88462 = 53.077.
    expect(level({ phase: 'checkout', checkout: out })).toBeCloseTo(53.077, 3);
    const back = { ...out, isIn: true, entered: 2 };
    expect(level({ phase: 'checkout', checkout: back })).toBe(63);
  });

  it.each(Object.keys(DOUBTS).filter((kind) => kind !== 'checkout-left'))(
    '[EN4] every further %s lowers the score, down to half',
    (kind) => {
      const levels = [0, 1, 2, 3, 10].map((count) =>
        level({
          phase: 'basket',
          hesitations: { [kind]: { count, lastAt: asEpochMs(1), about: null } },
        }),
      );
      for (const [index, one] of levels.entries()) {
        if (index > 0) expect(one).toBeLessThan(levels[index - 1] ?? 0);
        expect(one).toBeGreaterThan(45 / 2);
      }
    },
  );

  it('[EN4] a second look and a known product add interest', () => {
    const look = { product: 'a', name: 'A', lastAt: asEpochMs(1), lastPage: 'p' };
    const phase = 'product';
    expect(level({ phase, looks: [{ ...look, looks: 1, earlier: 0 }] })).toBe(20);
    expect(level({ phase, looks: [{ ...look, looks: 2, earlier: 0 }] })).toBe(24);
    expect(level({ phase, looks: [{ ...look, looks: 1, earlier: 1 }] })).toBe(27);
    expect(level({ phase, looks: [{ ...look, looks: 0, earlier: 5 }] })).toBe(20);
  });
});

describe('direction', () => {
  const at = asEpochMs(1_000_000);
  const seconds = (n: number) => asEpochMs(at + n * 1_000);
  const said = (level: number) => ({ level, chance: null, rank: null });
  const first = followScore(NO_SCORE, said(20), 20, at);

  it('[EN4] the first score is steady', () => {
    expect(first).toMatchObject({ level: 20, max: 20, direction: 'steady', movedAt: at });
  });

  it('[EN4] the direction is that of the last move and the highest score is kept', () => {
    const up = followScore(first, said(45), 45, seconds(1));
    expect(up).toMatchObject({ direction: 'rising', max: 45 });
    const down = followScore(up, said(44.9), 44.9, seconds(2));
    expect(down).toMatchObject({ direction: 'falling', max: 45, level: 44.9 });
  });

  it('[EN4] a score that has not moved for a minute is steady again', () => {
    const up = followScore(first, said(45), 45, seconds(0));
    expect(followScore(up, said(45), 45, seconds(59)).direction).toBe('rising');
    expect(followScore(up, said(45), 45, seconds(60)).direction).toBe('steady');
  });

  it('[EN13] the direction is that of the progress, whichever way the score goes', () => {
    const hesitates = followScore(first, said(60), 19, seconds(1));
    expect(hesitates).toMatchObject({ level: 60, direction: 'falling' });
    const goesOn = followScore(hesitates, said(40), 45, seconds(2));
    expect(goesOn).toMatchObject({ level: 40, max: 60, direction: 'rising' });
    // From before progress was kept: the score was the plain rule's.
    const { progress: _, ...old } = first;
    expect(followScore(old, said(60), 20, seconds(1)).direction).toBe('steady');
  });

  it('[EN13] the highest rank of a session is kept, and stays when the next is not known', () => {
    const ranked = (rank: number | null) => ({ level: 50, chance: 0.1, rank });
    const high = followScore(NO_SCORE, ranked(0.97), 20, at);
    const low = followScore(high, ranked(0.4), 20, seconds(1));
    expect(low.rank).toEqual({ now: 0.4, most: 0.97 });
    expect(followScore(low, ranked(null), 20, seconds(2)).rank).toEqual(low.rank);
  });
});
