import { describe, expect, it } from 'vitest';
import { asScore } from '../../../../../shared/kernel/measure.ts';
import type { Stood } from '../../../../../sidecar/domain/engagement/stood.ts';
import {
  isSure,
  SURE_GIVEN_MIN,
  SURE_HELD_OUT_MIN,
  SURE_SCORE_MIN,
  sureBuyers,
} from '../../../../../sidecar/domain/mandate/sure-buyers.ts';

const stood = (score: number, isInCheckout = false): Stood => ({
  score: asScore(score),
  isInCheckout,
});
const many = (count: number, one: Stood): readonly Stood[] =>
  Array.from({ length: count }, () => one);
const SURE = stood(80);
const UNSURE = stood(20);

describe('who would have bought anyway', () => {
  it('[MD10] is a sure buyer: in the checkout, or with a high score', () => {
    expect(isSure(stood(0, true))).toBe(true);
    expect(isSure(stood(SURE_SCORE_MIN))).toBe(true);
    expect(isSure(stood(SURE_SCORE_MIN - 1))).toBe(false);
  });

  it('[MD10] is as many of the sure buyers as order when they are left alone', () => {
    // 24 of 40 went to sure buyers; 31 of 50 sure buyers who were left alone ordered: 62 % of 24 is 15.
    // The low end of 62 % is 48 %: 11.6 of 40 is 29 %, more than a quarter.
    const given = [...many(24, SURE), ...many(16, UNSURE)];
    expect(sureBuyers(given, { visitors: 50, orders: 31 })).toEqual({
      given: 40,
      sure: 24,
      needless: 15,
      isWarned: true,
    });
  });

  it('[MD10] is no warning where few of the given, or few of those left alone, would order', () => {
    const mostUnsure = [...many(8, SURE), ...many(32, UNSURE)];
    expect(sureBuyers(mostUnsure, { visitors: 50, orders: 31 })).toMatchObject({
      needless: 5,
      isWarned: false,
    });
    const mostSure = [...many(24, SURE), ...many(16, UNSURE)];
    expect(sureBuyers(mostSure, { visitors: 50, orders: 15 })).toMatchObject({
      needless: 7,
      isWarned: false,
    });
    // 9 of 20 is 45 %, which makes 27 % needless; but it may as well be 26 %, and then 15 %.
    expect(sureBuyers(mostSure, { visitors: 20, orders: 9 })).toMatchObject({
      needless: 11,
      isWarned: false,
    });
  });

  it('[MD10] cannot be said of fewer than SURE_HELD_OUT_MIN left alone, nor warned of with fewer than SURE_GIVEN_MIN given', () => {
    const given = many(SURE_GIVEN_MIN, SURE);
    const few = { visitors: SURE_HELD_OUT_MIN - 1, orders: 19 };
    expect(sureBuyers(given, few)).toMatchObject({ needless: null, isWarned: false });
    const enough = { visitors: SURE_HELD_OUT_MIN, orders: 20 };
    expect(sureBuyers(given, enough)).toMatchObject({ needless: 10, isWarned: true });
    expect(sureBuyers(given.slice(1), enough)).toMatchObject({ needless: 9, isWarned: false });
    expect(sureBuyers([], enough)).toEqual({ given: 0, sure: 0, needless: 0, isWarned: false });
  });
});
