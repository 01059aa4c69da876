import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Step } from '../../../../../sidecar/domain/mandate/allowance.ts';
import { costOf, percentOf } from '../../../../../sidecar/domain/mandate/cost.ts';
import {
  AMOUNT,
  aBasket,
  CREDIT,
  GIFT,
  minor,
  PERCENTAGE,
  SHIPPING,
  someTerms,
} from '../../../../support/builders/mandate.ts';

const percent = (of: number): Step => ({ kind: 'percentage', percent: of });
const TERMS = someTerms();
const costIn = (step: Step, valueMinor: number | null, terms = TERMS) => {
  const cost = costOf(step, terms, valueMinor === null ? null : aBasket(valueMinor));
  return cost.isOk ? cost.value : cost.error;
};

describe('what a step can come to', () => {
  it.each([
    [80_00, 10, 8_00],
    [79_99, 10, 8_00], // 799.9
    [79_91, 10, 8_00], // 799.1
    [79_90, 10, 7_99],
    [1, 1, 1], // a hundredth of a cent is a cent
    [99, 5, 5], // 4.95
    [123_45, 15, 18_52], // 1851.75
    [0, 10, 0],
    [100_000_000_000, 100, 100_000_000_000],
    [99_999_999_999, 99, 98_999_999_999 + 1], // 98999999999.01
  ])('[MD5] a percentage is rounded up: of %i, %i %% is %i', (of, part, is) => {
    expect(percentOf(minor(of), part)).toBe(is);
  });

  it('[MD5] a percentage is never less than its part, never a whole unit more, never above the basket', () => {
    const money = fc.integer({ min: 1, max: 100_000_000_000 });
    fc.assert(
      fc.property(money, fc.integer({ min: 1, max: 100 }), (of, part) => {
        const exact = BigInt(of) * BigInt(part);
        const cost = BigInt(percentOf(minor(of), part)) * 100n;
        expect(cost >= exact && cost - exact < 100n && cost <= BigInt(of) * 100n).toBe(true);
      }),
    );
  });

  it('[MD5] a percentage costs at most what one exercise may cost', () => {
    expect(costIn(percent(20), 200_00)).toBe(40_00);
    expect(costIn(percent(20), 250_00)).toBe(50_00);
    expect(costIn(percent(20), 250_01)).toBe(50_00);
    expect(costIn(percent(20), 9_000_00)).toBe(50_00);
    const unbound = someTerms({ allowances: [{ ...PERCENTAGE, costMax: null }] });
    expect(costIn(percent(20), 9_000_00, unbound)).toBe(1_800_00);
  });

  it('[MD5] an amount counts in full, also above the basket: the basket may grow', () => {
    expect(costIn({ kind: 'amount', minor: minor(15_00) }, 10_00)).toBe(15_00);
    expect(costIn({ kind: 'credit', minor: minor(5_00) }, null)).toBe(5_00);
  });

  it('[MD5] shipping, gifts and cards cost what the terms say', () => {
    expect(costIn({ kind: 'free-shipping' }, 80_00)).toBe(4_95);
    expect(costIn({ kind: 'gift' }, null)).toBe(3_00);
  });

  it('[MD7] a percentage of no basket, of an empty one or of other money cannot be said', () => {
    expect(costIn(percent(10), null)).toBe('no-basket');
    expect(costIn(percent(10), 0)).toBe('no-basket');
    expect(costOf(percent(10), TERMS, aBasket(80_00, { currency: 'USD' }))).toEqual({
      isOk: false,
      error: 'other-currency',
    });
  });

  it('[MD7] more than may be asked for, nothing at all, or a kind that is not there is not in the allowance', () => {
    expect(costIn(percent(21), 80_00)).toBe('not-in-allowance');
    expect(costIn(percent(0), 80_00)).toBe('not-in-allowance');
    expect(costIn({ kind: 'amount', minor: minor(15_01) }, 80_00)).toBe('not-in-allowance');
    expect(costIn({ kind: 'credit', minor: minor(0) }, 80_00)).toBe('not-in-allowance');
    expect(costIn({ kind: 'card' }, 80_00)).toBe('not-in-allowance');
    const over = someTerms({ allowances: [{ ...PERCENTAGE, ask: 150 }] });
    expect(costIn(percent(101), 80_00, over)).toBe('not-in-allowance');
    expect(costIn(percent(100), 40_00, over)).toBe(40_00);
  });

  it('[MD5] every kind there is has its cost', () => {
    const terms = someTerms({
      allowances: [AMOUNT, CREDIT, SHIPPING, GIFT, { ...GIFT, kind: 'card', what: 'Card' }],
    });
    const steps: readonly Step[] = [
      { kind: 'amount', minor: minor(2_50) },
      { kind: 'credit', minor: minor(2_50) },
      { kind: 'free-shipping' },
      { kind: 'gift' },
      { kind: 'card' },
    ];
    expect(steps.map((step) => costIn(step, 80_00, terms))).toEqual([2_50, 2_50, 4_95, 3_00, 3_00]);
  });
});
