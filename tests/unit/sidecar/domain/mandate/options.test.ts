import { describe, expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import { asProbability } from '../../../../../shared/kernel/measure.ts';
import { asEpochMs } from '../../../../../shared/kernel/time.ts';
import type { Allowance, Step } from '../../../../../sidecar/domain/mandate/allowance.ts';
import type { Mandate, MandateTerms } from '../../../../../sidecar/domain/mandate/mandate.ts';
import type { Likely, Option } from '../../../../../sidecar/domain/mandate/option.ts';
import { optionsIn } from '../../../../../sidecar/domain/mandate/options.ts';
import { sizeOf } from '../../../../../sidecar/domain/mandate/step.ts';
import {
  AMOUNT,
  aBasket,
  aMandate,
  aSituation,
  CREDIT,
  GIFT,
  LIMITS,
  minor,
  PERCENTAGE,
  SHIPPING,
} from '../../../../support/builders/mandate.ts';
import { MONDAY_MORNING } from '../../../../support/fake-clock.ts';

const mandate = (name: string, terms: Partial<MandateTerms>, changes: Partial<Mandate> = {}) =>
  aMandate({ mandate: asId(name), terms: { name, ...terms }, ...changes });
const options = (
  mandates: readonly Mandate[],
  situation = aSituation(),
  likely: Likely | null = null,
) => optionsIn(mandates, situation, new Map(), MONDAY_MORNING, likely);
const brief = ({ step, denial }: Option) =>
  `${step.kind} ${sizeOf(step)}${denial === null ? '' : ` ${denial}`}`;

describe('what an agent may do here and now', () => {
  const boundsOf = (terms: Partial<MandateTerms>, used = new Map(), situation = aSituation()) =>
    optionsIn([mandate('one', terms)], situation, used, MONDAY_MORNING).map(({ bounds }) => bounds);

  it('[MD7] says of an amount how far one may go, also between and above the steps', () => {
    const bounds = { free: 5_00, ask: 15_00 };
    expect(boundsOf({ allowances: [AMOUNT] })).toEqual([bounds, bounds, bounds]);
    expect(boundsOf({ allowances: [PERCENTAGE, SHIPPING, GIFT] })).toEqual(
      Array.from({ length: 6 }, () => undefined),
    );
  });

  it('[MD7, MD1] bounds are never more than what the tightest limit leaves, and none where nothing is left', () => {
    const limits = { perConversation: { minor: minor(6_00), exercises: null } };
    const terms = { allowances: [AMOUNT], limits: { ...LIMITS, ...limits } };
    const scope = `mandate:one:conversation:${aSituation().conversation}`;
    const spent = (used: number) => new Map([[scope, { minor: used, exercises: 1 }]]);
    expect(boundsOf(terms)[0]).toEqual({ free: 5_00, ask: 6_00 });
    expect(boundsOf(terms, spent(4_00))).toEqual(
      Array.from({ length: 3 }, () => ({ free: 2_00, ask: 2_00 })),
    );
    expect(boundsOf(terms, spent(6_00))).toEqual([undefined, undefined, undefined]);
    expect(boundsOf(terms, new Map(), aSituation({ basket: null }))[0]).toBeUndefined();
  });

  it('[MD7] is free before asked before denied, kinds in the mandate’s order, small before large', () => {
    const terms = { allowances: [SHIPPING, PERCENTAGE, GIFT, CREDIT] };
    const basket = aBasket(80_00, { currency: 'GBP' });
    expect(options([mandate('one', terms)]).map(brief)).toEqual([
      'free-shipping 0',
      'percentage 5',
      'percentage 10',
      'credit 250',
      'credit 500',
      'percentage 15 needs-approval',
      'percentage 20 needs-approval',
      'gift 0 needs-approval',
      'credit 1500 needs-approval',
    ]);
    expect(options([mandate('one', terms)], aSituation({ basket })).map(brief)).toEqual([
      'credit 250',
      'credit 500',
      'gift 0 needs-approval',
      'credit 1500 needs-approval',
      'free-shipping 0 other-currency',
      'percentage 5 other-currency',
      'percentage 10 other-currency',
      'percentage 15 other-currency',
      'percentage 20 other-currency',
    ]);
  });

  it('[MD7] says of each what it is, what it costs and what is left before it', () => {
    const [first] = optionsIn(
      [mandate('one', { allowances: [PERCENTAGE] })],
      aSituation({ basket: aBasket(79_99) }),
      new Map([['mandate:one:day:2026-11-02', { minor: 30_00, exercises: 4 }]]),
      MONDAY_MORNING,
    );
    expect(first).toEqual({
      mandate: 'one',
      version: 1,
      mandateName: 'one',
      step: { kind: 'percentage', percent: 5 },
      what: '',
      cost: 4_00,
      currency: 'EUR',
      leftMinor: 70_00,
      denial: null,
    });
    expect(options([mandate('one', { allowances: [GIFT] })])[0]?.what).toBe('Shoe brush');
  });

  it('[MD7] what is left is that of the tightest budget', () => {
    const budgets = [
      { period: 'day', minor: minor(100_00) },
      { period: 'month', minor: minor(1_000_00) },
    ] as const;
    const tight = mandate('one', { limits: { ...aMandate().terms.limits, budgets } });
    const used = new Map([['mandate:one:month:2026-11', { minor: 950_00, exercises: 99 }]]);
    const [first] = optionsIn([tight], aSituation(), used, MONDAY_MORNING);
    expect(first?.leftMinor).toBe(50_00);
  });

  it('[MD7] of the same thing the cheapest that may be given stands for all', () => {
    const dear = mandate('dear', { allowances: [PERCENTAGE] });
    const cheap = mandate('cheap', { allowances: [{ ...PERCENTAGE, costMax: minor(6_00) }] });
    const asks = mandate('asks', {
      allowances: [{ ...PERCENTAGE, free: 0, costMax: minor(1_00) }],
    });
    const over = mandate('over', {
      allowances: [{ ...PERCENTAGE, costMax: minor(1) }],
      ground: { ...aMandate().terms.ground, basketFrom: minor(900_00) },
    });
    for (const mandates of [
      [dear, cheap, asks, over],
      [over, asks, cheap, dear],
    ]) {
      const found = options(mandates);
      expect(found.map(brief)).toEqual([
        'percentage 5',
        'percentage 10',
        'percentage 15 needs-approval',
        'percentage 20 needs-approval',
      ]);
      expect(found.map((option) => [option.mandate, option.cost])).toEqual([
        [mandates === undefined ? '' : found[0]?.mandate, 4_00],
        ['cheap', 6_00],
        ['asks', 1_00],
        ['asks', 1_00],
      ]);
    }
    // Of two that cost the same the one laid down first.
    expect(options([dear, cheap])[0]?.mandate).toBe('dear');
    expect(options([cheap, dear])[0]?.mandate).toBe('cheap');
  });

  it('[MD7] mandates are never added together', () => {
    const five = { ...AMOUNT, free: minor(5_00), ask: minor(5_00), steps: [minor(5_00)] };
    const found = options([
      mandate('one', { allowances: [five] }),
      mandate('two', { allowances: [five] }),
    ]);
    expect(found.map(brief)).toEqual(['amount 500']);
  });

  it('[MD7] different gifts, and the same amount of other money, are different things', () => {
    const brush = mandate('brush', { allowances: [GIFT] });
    const laces = mandate('laces', { allowances: [{ ...GIFT, what: 'Laces', cost: minor(1_00) }] });
    expect(options([brush, laces]).map(({ what }) => what)).toEqual(['Laces', 'Shoe brush']);
    const euros = mandate('euros', { allowances: [CREDIT] });
    const pounds = mandate('pounds', { allowances: [CREDIT], currency: 'GBP' });
    const currencies = options([pounds, euros]).filter(({ denial }) => denial === null);
    expect(currencies.map(({ currency, step }) => `${currency} ${sizeOf(step)}`)).toEqual([
      'GBP 250',
      'GBP 500',
      'EUR 250',
      'EUR 500',
    ]);
  });

  it('[MD2, MD7] another’s and a revoked mandate are no option; one that is over says so', () => {
    const other = mandate('other', { bearers: { agents: [], roles: ['lead'], skills: [] } });
    const revoked = mandate('revoked', {}, { revokedAt: MONDAY_MORNING });
    const past = mandate('past', { allowances: [SHIPPING], validTo: MONDAY_MORNING });
    const soon = mandate('soon', {
      allowances: [CREDIT],
      validFrom: asEpochMs(MONDAY_MORNING + 1),
    });
    expect(options([other, revoked])).toEqual([]);
    expect(options([past, soon]).map(brief)).toEqual([
      'free-shipping 0 expired',
      'credit 250 not-yet-valid',
      'credit 500 not-yet-valid',
      'credit 1500 not-yet-valid',
    ]);
  });

  it('[MD7] without chosen steps the ends of the allowance are offered', () => {
    const bare: Allowance = { ...PERCENTAGE, steps: [] };
    expect(options([mandate('one', { allowances: [bare] })]).map(brief)).toEqual([
      'percentage 10',
      'percentage 20 needs-approval',
    ]);
    const same: Allowance = { ...PERCENTAGE, steps: [], free: 20 };
    expect(options([mandate('one', { allowances: [same] })]).map(brief)).toEqual(['percentage 20']);
    const none: Allowance = { ...PERCENTAGE, steps: [], free: 0 };
    expect(options([mandate('one', { allowances: [none] })]).map(brief)).toEqual([
      'percentage 20 needs-approval',
    ]);
  });

  it('[MD7] a percentage whose cost cannot be known is denied and costs nothing yet', () => {
    const [first] = options(
      [mandate('one', { allowances: [PERCENTAGE] })],
      aSituation({ basket: null }),
    );
    expect(first).toMatchObject({ cost: 0, denial: 'no-basket' });
  });

  it('[MD7] where it is known what is likely to help, the cheapest of that which may be given comes first', () => {
    const terms = { allowances: [PERCENTAGE, SHIPPING, CREDIT] };
    const likely = (chances: (step: Step) => number | null): Likely => ({
      likely: (step) => {
        const chance = chances(step);
        return chance === null ? null : asProbability(chance);
      },
      enough: asProbability(0.5),
    });
    const first = (chances: (step: Step) => number | null) =>
      options([mandate('one', terms)], aSituation(), likely(chances)).map(brief)[0];
    expect(first(() => null)).toBe('percentage 5');
    expect(first(() => 0.4)).toBe('percentage 5');
    expect(first(() => 0.5)).toBe('credit 250');
    // € 4.95 of shipping is less than 10 % of € 80.
    expect(first((step) => (step.kind === 'credit' || sizeOf(step) === 5 ? 0 : 0.9))).toBe(
      'free-shipping 0',
    );
    expect(first((step) => (sizeOf(step) >= 10 && step.kind === 'percentage' ? 0.9 : 0.1))).toBe(
      'percentage 10',
    );
    // What must be asked for first is not put before what may be given.
    expect(first((step) => (sizeOf(step) === 20 ? 0.9 : null))).toBe('percentage 5');
    const all = options(
      [mandate('one', terms)],
      aSituation(),
      likely(() => 0.9),
    ).map(brief);
    expect(all.toSorted()).toEqual(
      options([mandate('one', terms)])
        .map(brief)
        .toSorted(),
    );
  });
});
