import { describe, expect, it } from 'vitest';
import { asEpochMs } from '../../../../../shared/kernel/time.ts';
import type { MandateTerms } from '../../../../../sidecar/domain/mandate/mandate.ts';
import { widerThan } from '../../../../../sidecar/domain/mandate/wider.ts';
import {
  AMOUNT,
  GIFT,
  LIMITS,
  minor,
  PERCENTAGE,
  SHIPPING,
  someTerms,
} from '../../../../support/builders/mandate.ts';

const MINE = someTerms();
const isWider = (changes: Partial<MandateTerms>, own: readonly MandateTerms[] = [MINE]) =>
  widerThan(someTerms(changes), own);
const ground = (changes: Partial<MandateTerms['ground']>) => ({ ...MINE.ground, ...changes });
const limits = (changes: Partial<MandateTerms['limits']>) => ({ ...LIMITS, ...changes });

describe('terms wider than the lead’s own', () => {
  it('[MD6] the same are not wider, and without an own mandate there is nothing to compare', () => {
    expect(isWider({})).toBe(false);
    expect(isWider({ allowances: [{ ...PERCENTAGE, free: 100 } as typeof PERCENTAGE] }, [])).toBe(
      false,
    );
  });

  it('[MD6] more, dearer, or what the lead must ask for is wider', () => {
    expect(
      isWider({
        allowances: [{ kind: 'percentage', free: 11, ask: 20, steps: [], costMax: minor(1) }],
      }),
    ).toBe(true);
    expect(
      isWider({
        allowances: [{ kind: 'percentage', free: 10, ask: 90, steps: [], costMax: minor(50_00) }],
      }),
    ).toBe(false);
    expect(
      isWider({
        allowances: [{ kind: 'percentage', free: 10, ask: 20, steps: [], costMax: null }],
      }),
    ).toBe(true);
    expect(
      isWider({
        allowances: [
          { ...AMOUNT, kind: 'amount', free: minor(5_01), ask: minor(15_00), steps: [] },
        ],
      }),
    ).toBe(true);
    expect(
      isWider({
        allowances: [SHIPPING, { kind: 'card', what: 'Card', cost: minor(1), needsApproval: true }],
      }),
    ).toBe(true);
    expect(
      isWider({
        allowances: [{ ...GIFT, kind: 'gift', what: 'x', cost: minor(3_00), needsApproval: false }],
      }),
    ).toBe(true);
    expect(
      isWider({ allowances: [{ kind: 'free-shipping', cost: minor(4_96), needsApproval: false }] }),
    ).toBe(true);
    expect(
      isWider({ allowances: [{ kind: 'free-shipping', cost: minor(4_95), needsApproval: true }] }),
    ).toBe(false);
  });

  it('[MD6] more ground, more visitors, more time or other money is wider', () => {
    const boots = someTerms({
      ground: ground({ categories: ['Boots'], basketFrom: minor(50_00), basketTo: minor(500_00) }),
      beneficiaries: { visitors: 'new', customerValues: ['high', 'middle'] },
      validTo: asEpochMs(2e12),
    });
    const of = (changes: Partial<MandateTerms>) => widerThan({ ...boots, ...changes }, [boots]);
    expect(of({})).toBe(false);
    expect(of({ ground: { ...boots.ground, categories: [] } })).toBe(true);
    expect(of({ ground: { ...boots.ground, categories: ['Boots', 'Coats'] } })).toBe(true);
    expect(of({ ground: { ...boots.ground, products: ['B-1'] } })).toBe(true);
    expect(of({ ground: { ...boots.ground, basketFrom: minor(49_99) } })).toBe(true);
    expect(of({ ground: { ...boots.ground, basketFrom: minor(60_00) } })).toBe(false);
    expect(of({ ground: { ...boots.ground, basketTo: null } })).toBe(true);
    expect(of({ beneficiaries: { visitors: 'all', customerValues: ['high'] } })).toBe(true);
    expect(of({ beneficiaries: { visitors: 'new', customerValues: ['low'] } })).toBe(true);
    expect(of({ beneficiaries: { visitors: 'new', customerValues: null } })).toBe(true);
    expect(of({ beneficiaries: { visitors: 'new', customerValues: ['high'] } })).toBe(false);
    expect(of({ validTo: null })).toBe(true);
    expect(of({ validTo: asEpochMs(2e12 + 1) })).toBe(true);
    expect(of({ currency: 'USD' })).toBe(true);
  });

  it('[MD6] looser limits are wider; the same for a longer period is not', () => {
    const own = someTerms({
      limits: {
        perConversation: { minor: minor(20_00), exercises: 2 },
        perVisitor: { minor: null, exercises: 3, period: 'week' },
        budgets: [{ period: 'day', minor: minor(100_00) }],
      },
    });
    const of = (changes: Partial<MandateTerms['limits']>) =>
      widerThan({ ...own, limits: { ...own.limits, ...changes } }, [own]);
    expect(of({})).toBe(false);
    expect(of({ perConversation: { minor: null, exercises: 2 } })).toBe(true);
    expect(of({ perConversation: { minor: minor(20_00), exercises: 3 } })).toBe(true);
    expect(of({ perVisitor: { minor: null, exercises: 3, period: 'day' } })).toBe(true);
    expect(of({ perVisitor: { minor: null, exercises: 3, period: 'month' } })).toBe(false);
    expect(of({ budgets: [{ period: 'week', minor: minor(100_00) }] })).toBe(false);
    expect(of({ budgets: [{ period: 'week', minor: minor(100_01) }] })).toBe(true);
    expect(widerThan(someTerms({ limits: limits({}) }), [own])).toBe(true);
  });

  it('[MD6] two own mandates are never added together', () => {
    const ten = someTerms({
      allowances: [PERCENTAGE],
      limits: limits({ budgets: [{ period: 'day', minor: minor(10_00) }] }),
    });
    const dear = someTerms({ allowances: [SHIPPING] });
    expect(isWider({ allowances: [PERCENTAGE] }, [ten, dear])).toBe(true);
    expect(isWider({ allowances: [SHIPPING] }, [ten, dear])).toBe(false);
  });
});
