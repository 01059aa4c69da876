import { describe, expect, it } from 'vitest';
import { type AgentId, asId } from '../../../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../../../shared/kernel/time.ts';
import type { Step } from '../../../../../sidecar/domain/mandate/allowance.ts';
import { DENIALS } from '../../../../../sidecar/domain/mandate/denial.ts';
import type { Mandate } from '../../../../../sidecar/domain/mandate/mandate.ts';
import type { Situation } from '../../../../../sidecar/domain/mandate/situation.ts';
import { standingOf } from '../../../../../sidecar/domain/mandate/standing.ts';
import { aBasket, aMandate, aSituation, minor } from '../../../../support/builders/mandate.ts';
import { MONDAY_MORNING } from '../../../../support/fake-clock.ts';
import { asked, DAY, denialOf, TALK, TEN, VISITOR } from './permit-asked.ts';

describe('giving under a mandate', () => {
  it('[MD1, MD5] sets the most it can come to aside in the conversation and in every period', () => {
    const charge = (scope: string) => ({ scope, minor: 8_00, exercises: 1 });
    expect(asked()).toEqual({
      isOk: true,
      value: {
        reserved: 8_00,
        charges: [
          charge(TALK),
          charge(`${VISITOR}:day:2026-11-02`),
          charge(`${VISITOR}:week:2026-W45`),
          charge(`${VISITOR}:month:2026-11`),
          charge(DAY),
          charge('mandate:mandate-1:week:2026-W45'),
          charge('mandate:mandate-1:month:2026-11'),
        ],
      },
    });
  });

  it('[MD7] may be any step within the allowance, also one that is not ready to choose', () => {
    expect(asked({ step: { kind: 'percentage', percent: 7 } }).isOk).toBe(true);
    expect(asked({ step: { kind: 'amount', minor: minor(1) } }).isOk).toBe(true);
  });

  it('[MD2] a mandate is used from its first moment to before its last', () => {
    const mandate = aMandate({ terms: { validFrom: asEpochMs(1_000), validTo: asEpochMs(2_000) } });
    expect(standingOf(mandate, asEpochMs(999))).toBe('not-yet-valid');
    expect(standingOf(mandate, asEpochMs(1_000))).toBe('valid');
    expect(standingOf(mandate, asEpochMs(1_999))).toBe('valid');
    expect(standingOf(mandate, asEpochMs(2_000))).toBe('expired');
    expect(standingOf({ ...mandate, revokedAt: asEpochMs(1_500) }, asEpochMs(1_000))).toBe(
      'revoked',
    );
    expect(denialOf({ mandate, now: 999 })).toBe('not-yet-valid');
    expect(denialOf({ mandate, now: 2_000 })).toBe('expired');
    expect(denialOf({ mandate: aMandate({ revokedAt: MONDAY_MORNING }) })).toBe('revoked');
  });

  it('[MD2] is for whom any of the lists names, and for nobody else', () => {
    const bearers = {
      agents: [asId<AgentId>('agent-9')],
      roles: ['lead' as const],
      skills: ['boots'],
    };
    const mandate = aMandate({ terms: { bearers } });
    const of = (changes: Partial<Situation['agent']>) =>
      denialOf({ mandate, situation: { agent: { ...aSituation().agent, ...changes } } });
    expect(of({})).toBe('not-bearer');
    expect(of({ agent: asId('agent-9') })).toBeNull();
    expect(of({ role: 'lead' })).toBeNull();
    expect(of({ skills: ['coats', 'boots'] })).toBeNull();
    const nobody = aMandate({ terms: { bearers: { agents: [], roles: [], skills: [] } } });
    expect(denialOf({ mandate: nobody })).toBe('not-bearer');
  });

  it('[MD7] is for the visitors it names; an unknown value is none of them', () => {
    const of = (
      beneficiaries: Mandate['terms']['beneficiaries'],
      visitor: Partial<Situation['visitor']>,
    ) =>
      denialOf({
        mandate: aMandate({ terms: { beneficiaries } }),
        situation: { visitor: { ...aSituation().visitor, ...visitor } },
      });
    expect(of({ visitors: 'new', customerValues: null }, { isNew: false })).toBe('not-for-visitor');
    expect(of({ visitors: 'new', customerValues: null }, { isNew: true })).toBeNull();
    expect(of({ visitors: 'returning', customerValues: null }, { isNew: true })).toBe(
      'not-for-visitor',
    );
    expect(of({ visitors: 'returning', customerValues: null }, { isNew: false })).toBeNull();
    const high = { visitors: 'all', customerValues: ['high'] } as const;
    expect(of(high, { customerValue: 'high' })).toBeNull();
    expect(of(high, { customerValue: 'low' })).toBe('not-for-visitor');
    expect(of(high, { customerValue: null })).toBe('not-for-visitor');
    expect(of({ visitors: 'all', customerValues: [] }, {})).toBe('not-for-visitor');
  });

  it('[MD7] by code needs a basket that is worth something, in the mandate’s currency', () => {
    for (const step of [
      TEN,
      { kind: 'free-shipping' },
      { kind: 'amount', minor: minor(1_00) },
    ] as const) {
      expect(denialOf({ step, situation: { basket: null } })).toBe('no-basket');
      expect(denialOf({ step, situation: { basket: aBasket(0) } })).toBe('no-basket');
      expect(denialOf({ step, situation: { basket: aBasket(9_00, { currency: 'GBP' }) } })).toBe(
        'other-currency',
      );
    }
  });

  it('[MD7] goodwill needs no basket, unless the ground asks about one', () => {
    const step: Step = { kind: 'credit', minor: minor(5_00) };
    expect(denialOf({ step, situation: { basket: null } })).toBeNull();
    expect(
      denialOf({ step, situation: { basket: aBasket(9_00, { currency: 'GBP' }) } }),
    ).toBeNull();
    const ground = { ...aMandate().terms.ground, basketFrom: minor(20_00) };
    const mandate = aMandate({ terms: { ground } });
    expect(denialOf({ mandate, step, situation: { basket: null } })).toBe('no-basket');
    expect(
      denialOf({ mandate, step, situation: { basket: aBasket(90_00, { currency: 'GBP' }) } }),
    ).toBe('other-currency');
    expect(denialOf({ mandate, step, situation: { basket: aBasket(20_00) } })).toBeNull();
  });

  it('[MD7] both bounds of the basket belong to the ground', () => {
    const ground = { ...aMandate().terms.ground, basketFrom: minor(50_00), basketTo: minor(90_00) };
    const mandate = aMandate({ terms: { ground } });
    const of = (value: number) => denialOf({ mandate, situation: { basket: aBasket(value) } });
    expect([49_99, 50_00, 90_00, 90_01].map(of)).toEqual([
      'basket-too-small',
      null,
      null,
      'basket-too-large',
    ]);
  });

  it('[MD7] one line of a category or product named is enough, whatever its capitals', () => {
    const of = (
      categories: readonly string[],
      products: readonly string[],
      basket = aBasket(80_00),
    ) =>
      denialOf({
        mandate: aMandate({
          terms: { ground: { categories, products, basketFrom: null, basketTo: null } },
        }),
        situation: { basket },
      });
    expect(of(['coats'], [])).toBe('outside-category');
    expect(of(['coats', ' BOOTS '], [])).toBeNull();
    expect(of(['coats'], ['b-1'])).toBeNull();
    expect(of([], ['B-2'])).toBe('outside-category');
    expect(of(['boots'], [], aBasket(80_00, { lines: [] }))).toBe('outside-category');
  });

  it('[MD7] needs approval above what is free, and only when nothing else is in the way', () => {
    const step: Step = { kind: 'percentage', percent: 11 };
    expect(denialOf({ step })).toBe('needs-approval');
    expect(denialOf({ step: { kind: 'gift' } })).toBe('needs-approval');
    expect(denialOf({ step, used: { [DAY]: { minor: 99_00, exercises: 1 } } })).toBe('over-budget');
  });

  it('[AP5] approval stands for itself and for nothing else that is in the way', () => {
    const step: Step = { kind: 'percentage', percent: 20 };
    expect(denialOf({ step, approved: true })).toBeNull();
    expect(denialOf({ step: { kind: 'percentage', percent: 21 }, approved: true })).toBe(
      'not-in-allowance',
    );
    expect(
      denialOf({ step, approved: true, used: { [DAY]: { minor: 84_01, exercises: 1 } } }),
    ).toBe('over-budget');
    expect(
      denialOf({ step, approved: true, mandate: aMandate({ revokedAt: MONDAY_MORNING }) }),
    ).toBe('revoked');
  });

  it('[MD7] says the first thing in the way, in one order', () => {
    const bad = {
      mandate: aMandate({
        revokedAt: MONDAY_MORNING,
        terms: { validTo: asEpochMs(1), bearers: { agents: [], roles: [], skills: [] } },
      }),
      step: { kind: 'percentage', percent: 99 } as const,
      situation: { basket: null, exercisesLeft: 0 },
    };
    expect(denialOf(bad)).toBe('revoked');
    expect(denialOf({ ...bad, mandate: { ...bad.mandate, revokedAt: null } })).toBe('expired');
    expect(DENIALS.at(-1)).toBe('needs-approval');
    expect(new Set(DENIALS).size).toBe(DENIALS.length);
  });
});
