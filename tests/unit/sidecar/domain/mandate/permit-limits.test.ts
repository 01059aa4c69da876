import { describe, expect, it } from 'vitest';
import { budgetLeft, leftOf } from '../../../../../sidecar/domain/mandate/left.ts';
import type { MandateLimits } from '../../../../../sidecar/domain/mandate/mandate.ts';
import { scopesOf } from '../../../../../sidecar/domain/mandate/scopes.ts';
import { aMandate, aSituation, minor } from '../../../../support/builders/mandate.ts';
import { asked, DAY, denialOf, TALK, under, VISITOR } from './permit-asked.ts';

describe('the limits of a mandate', () => {
  it('[MD1] counts to the last cent of a budget and not one further', () => {
    const used = (spent: number) => ({ [DAY]: { minor: spent, exercises: 3 } });
    expect(denialOf({ used: used(92_00) })).toBeNull();
    expect(denialOf({ used: used(92_01) })).toBe('over-budget');
  });

  it('[MD1] every budget counts, by its own period', () => {
    const mandate = under({
      budgets: [
        { period: 'month', minor: minor(300_00) },
        { period: 'day', minor: minor(50_00) },
      ],
    });
    const month = 'mandate:mandate-1:month:2026-11';
    expect(denialOf({ mandate, used: { [month]: { minor: 293_00, exercises: 0 } } })).toBe(
      'over-budget',
    );
    expect(denialOf({ mandate, used: { [DAY]: { minor: 42_01, exercises: 0 } } })).toBe(
      'over-budget',
    );
    expect(
      denialOf({
        mandate,
        used: { 'mandate:mandate-1:day:2026-11-01': { minor: 50_00, exercises: 9 } },
      }),
    ).toBeNull();
  });

  it('[MD1] a conversation and a visitor are bounded in money and in exercises', () => {
    const talk = under({ perConversation: { minor: minor(10_00), exercises: 2 } });
    expect(denialOf({ mandate: talk, used: { [TALK]: { minor: 2_00, exercises: 1 } } })).toBeNull();
    expect(denialOf({ mandate: talk, used: { [TALK]: { minor: 2_01, exercises: 1 } } })).toBe(
      'over-conversation',
    );
    expect(denialOf({ mandate: talk, used: { [TALK]: { minor: 0, exercises: 2 } } })).toBe(
      'over-conversation',
    );
    const visitor = under({ perVisitor: { minor: minor(10_00), exercises: 2, period: 'month' } });
    const month = `${VISITOR}:month:2026-11`;
    expect(
      denialOf({ mandate: visitor, used: { [month]: { minor: 2_00, exercises: 1 } } }),
    ).toBeNull();
    expect(denialOf({ mandate: visitor, used: { [month]: { minor: 2_01, exercises: 1 } } })).toBe(
      'over-visitor',
    );
    expect(denialOf({ mandate: visitor, used: { [month]: { minor: 0, exercises: 2 } } })).toBe(
      'over-visitor',
    );
    const week = `${VISITOR}:week:2026-W45`;
    expect(
      denialOf({ mandate: visitor, used: { [week]: { minor: 10_00, exercises: 2 } } }),
    ).toBeNull();
  });

  it('[MD1] a conversation has no more than it may have under all mandates together', () => {
    expect(denialOf({ situation: { exercisesLeft: 1 } })).toBeNull();
    expect(denialOf({ situation: { exercisesLeft: 0 } })).toBe('over-conversation');
  });

  it('[MD1, MD4] what remains is 0 and never less when a new version bounds below what was given', () => {
    const used = new Map([[DAY, { minor: 140_00, exercises: 9 }]]);
    const scopes = scopesOf(aMandate({ version: 2 }), aSituation());
    expect(budgetLeft(scopes, used)).toBe(0);
    expect(scopes.map((scope) => leftOf(scope, used).minor)).toEqual([
      null,
      null,
      null,
      null,
      0,
      null,
      null,
    ]);
    expect(denialOf({ used: Object.fromEntries(used) })).toBe('over-budget');
  });

  it('[MD4] a bound that a new version adds counts what was given before it', () => {
    const given = asked();
    const used = Object.fromEntries(
      (given.isOk ? given.value.charges : []).map(({ scope, ...sum }) => [scope, sum]),
    );
    const second = (limits: Partial<MandateLimits>) => ({ ...under(limits), version: 2 });
    expect(
      denialOf({
        mandate: second({ perConversation: { minor: minor(15_99), exercises: null } }),
        used,
      }),
    ).toBe('over-conversation');
    expect(
      denialOf({
        mandate: second({ perVisitor: { minor: null, exercises: 1, period: 'month' } }),
        used,
      }),
    ).toBe('over-visitor');
    expect(
      denialOf({ mandate: second({ budgets: [{ period: 'week', minor: minor(15_99) }] }), used }),
    ).toBe('over-budget');
    expect(
      denialOf({ mandate: second({ budgets: [{ period: 'week', minor: minor(16_00) }] }), used }),
    ).toBeNull();
  });
});
