import { describe, expect, it } from 'vitest';
import {
  CONFIRMED_SHARE_MIN,
  EFFECT_SIDE_MIN,
  effectOf,
  NEEDED_MAX,
} from '../../../../../sidecar/domain/measure/effect.ts';

const TENTH = 0.1;
const side = (visitors: number, orders: number, claimed = orders) => ({
  visitors,
  orders,
  claimed,
});

describe('the effect of offering', () => {
  it('[MD9, MS5] is the difference of the order rates times who was offered, with its interval', () => {
    // 20 % against 8 %: 12 points of 900, and Newcombe's bounds 4.6 and 16.8 points.
    expect(effectOf(side(900, 180), side(100, 8), TENTH)).toEqual({
      says: 'more',
      extra: { orders: 108, from: 41, to: 151 },
      needed: null,
    });
  });

  it('[MD9] may be that fewer order', () => {
    const { says, extra } = effectOf(side(900, 45), side(100, 15), TENTH);
    expect(says).toBe('fewer');
    expect(extra).toMatchObject({ orders: -90 });
    expect(extra?.to).toBeLessThan(0);
  });

  it('[MD9, MS5] says nothing while the interval holds 0, and how many more visitors it may take', () => {
    // 11 % against 6 %: after 820 more at the same rates the interval leaves out 0.
    const first = effectOf(side(900, 99), side(100, 6), TENTH);
    expect(first).toEqual({
      says: 'unclear',
      extra: { orders: 45, from: -16, to: 81 },
      needed: 820,
    });
    expect(effectOf(side(1638, 180), side(182, 11), TENTH).says).toBe('more');
  });

  it('[MD9] does not guess how many more where there is no difference at all, or a very small one', () => {
    expect(effectOf(side(900, 90), side(100, 10), TENTH)).toMatchObject({
      says: 'unclear',
      extra: { orders: 0 },
      needed: null,
    });
    const tiny = effectOf(side(90_000, 9_001), side(10_000, 1_000), TENTH);
    expect(tiny).toMatchObject({ says: 'unclear', needed: null });
    expect(NEEDED_MAX).toBe(1_000_000);
  });

  it('[MD9, MS5] says nothing of fewer than EFFECT_SIDE_MIN on either side', () => {
    const enough = side(EFFECT_SIDE_MIN, 3);
    const few = side(EFFECT_SIDE_MIN - 1, 3);
    // One more held out takes ten more visitors; one more offered two.
    expect(effectOf(side(300, 30), few, TENTH)).toEqual({
      says: 'too-few',
      extra: null,
      needed: 10,
    });
    expect(effectOf(few, enough, TENTH)).toMatchObject({ says: 'too-few', needed: 2 });
    expect(effectOf(enough, enough, TENTH).says).toBe('unclear');
  });

  it('[MD9, MS5] says nothing without an offer or without a holdout', () => {
    expect(effectOf(side(0, 0), side(0, 0), TENTH).says).toBe('no-offers');
    expect(effectOf(side(500, 50), side(0, 0), 0).says).toBe('no-holdout');
    // Switched off today, with some held out before: they still compare, but no more will come.
    expect(effectOf(side(500, 50), side(12, 1), 0)).toMatchObject({
      says: 'too-few',
      needed: null,
    });
  });

  it('[MD9, MS4, MS5] says nothing while the shop’s server does not confirm what pages claim, on either side', () => {
    expect(CONFIRMED_SHARE_MIN).toBe(0.5);
    // Told of orders with our codes alone: whoever was held out seems to order nothing.
    expect(effectOf(side(900, 90), side(100, 0, 8), TENTH).says).toBe('unconfirmed');
    expect(effectOf(side(900, 40, 90), side(100, 8), TENTH).says).toBe('unconfirmed');
    expect(effectOf(side(900, 45, 90), side(100, 4, 8), TENTH).says).toBe('unclear');
  });
});
