import { describe, expect, it } from 'vitest';
import { type AgentId, asId } from '../../../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../../../shared/kernel/time.ts';
import type { Step } from '../../../../../sidecar/domain/mandate/allowance.ts';
import type { Approval } from '../../../../../sidecar/domain/mandate/approval.ts';
import {
  type ApprovalReply,
  type AskingApproval,
  answerApproval,
  askApproval,
  delegateApproval,
  timeOut,
  withdraw,
} from '../../../../../sidecar/domain/mandate/approval-moves.ts';
import { leadsAsked } from '../../../../../sidecar/domain/mandate/leads-asked.ts';
import { aBasket, aMandate, minor, someTerms } from '../../../../support/builders/mandate.ts';
import { MONDAY_MORNING } from '../../../../support/fake-clock.ts';

const TWENTY: Step = { kind: 'percentage', percent: 20 };
const [ANNA, LEA, LOUIS] = [asId<AgentId>('anna'), asId<AgentId>('lea'), asId<AgentId>('louis')];
const OPEN_MAX = 2;
const LATER = asEpochMs(MONDAY_MORNING + 10);

const asking = (changes: Partial<AskingApproval> = {}): AskingApproval => ({
  approval: asId('approval-1'),
  mandate: aMandate(),
  agent: ANNA,
  conversation: asId('talk-1'),
  visitor: asId('visitor-1'),
  step: TWENTY,
  cost: minor(16_00),
  basket: aBasket(80_00),
  reason: 'Third complaint',
  leads: [LEA, LOUIS],
  earlier: [],
  ...changes,
});
const ask = (changes: Partial<AskingApproval> = {}) =>
  askApproval(asking(changes), OPEN_MAX, MONDAY_MORNING);
function question(changes: Partial<Approval> = {}): Approval {
  const asked = ask();
  if (!asked.isOk) throw new Error('it can be asked');
  return { ...asked.value, ...changes };
}
const faultOf = (changes: Partial<AskingApproval>) => {
  const asked = ask(changes);
  return asked.isOk ? null : asked.error;
};
const reply = (answer: ApprovalReply['answer'], by = LEA): ApprovalReply => ({
  by,
  words: 'Fine',
  answer,
});
const GRANT = { kind: 'grant', exercise: asId<never>('exercise-1') } as const;
const lower = (step: Step) =>
  ({ kind: 'lower', step, exercise: asId<never>('exercise-1') }) as const;

describe('asking for approval', () => {
  it('[AP1] makes a question to the leads concerned, with what it would cost', () => {
    expect(ask()).toEqual({
      isOk: true,
      value: {
        approval: 'approval-1',
        mandate: 'mandate-1',
        version: 1,
        agent: 'anna',
        conversation: 'talk-1',
        visitor: 'visitor-1',
        step: TWENTY,
        cost: 16_00,
        basketMinor: 80_00,
        currency: 'EUR',
        reason: 'Third complaint',
        leads: ['lea', 'louis'],
        state: 'asked',
        answeredBy: null,
        words: '',
        allowed: null,
        exercise: null,
        askedAt: MONDAY_MORNING,
        answerBy: MONDAY_MORNING + 120_000,
        changedAt: MONDAY_MORNING,
      },
    });
    expect(ask({ basket: aBasket(80_00, { currency: 'GBP' }) })).toMatchObject({
      value: { basketMinor: null },
    });
    expect(ask({ basket: null })).toMatchObject({ value: { basketMinor: null } });
  });

  it('[AP1] asks every lead, or those the rule names and who are leads, and never who asks', () => {
    const rule = (...by: AgentId[]) => ({ ...someTerms().approval, by });
    expect(leadsAsked(rule(), [LEA, LOUIS], ANNA)).toEqual([LEA, LOUIS]);
    expect(leadsAsked(rule(LOUIS, asId('gone')), [LEA, LOUIS], ANNA)).toEqual([LOUIS]);
    expect(leadsAsked(rule(), [LEA, LOUIS], LEA)).toEqual([LOUIS]);
    expect(leadsAsked(rule(LEA), [LEA, LOUIS], LEA)).toEqual([]);
    expect(faultOf({ agent: LEA, leads: [LEA] })).toBe('nobody-to-answer');
    expect(faultOf({ leads: [] })).toBe('nobody-to-answer');
  });

  it('[AP1] asks the same once at a time, and only so many at once', () => {
    expect(faultOf({ earlier: [question()] })).toBe('asked-already');
    const other = question({ step: { kind: 'percentage', percent: 15 } });
    expect(faultOf({ earlier: [other] })).toBeNull();
    expect(faultOf({ earlier: [other, { ...other, mandate: asId('mandate-2') }] })).toBe(
      'asked-enough',
    );
    expect(
      faultOf({ earlier: [question({ state: 'refused' }), question({ state: 'timed-out' })] }),
    ).toBeNull();
    expect(faultOf({ earlier: [question({ mandate: asId('mandate-2') })] })).toBeNull();
  });
});

describe('answering', () => {
  it('[AP1] only who was asked, or a delegate, and never who asked', () => {
    expect(answerApproval(question(), reply(GRANT, asId('stranger')), LATER)).toMatchObject({
      error: 'not-allowed',
    });
    const own = question({ leads: [ANNA, LEA] });
    expect(answerApproval(own, reply(GRANT, ANNA), LATER)).toMatchObject({ error: 'not-allowed' });
    const delegated = delegateApproval(question(), LEA, asId('dora'), LATER);
    if (!delegated.isOk) throw new Error('it can be delegated');
    expect(delegated.value.leads).toEqual(['lea', 'louis', 'dora']);
    expect(answerApproval(delegated.value, reply(GRANT, asId('dora')), LATER).isOk).toBe(true);
    // Who delegated may still answer.
    expect(answerApproval(delegated.value, reply(GRANT, LEA), LATER).isOk).toBe(true);
  });

  it('[AP1] delegating is for who may answer, never to who asked, and once is enough', () => {
    const open = question();
    expect(delegateApproval(open, ANNA, LOUIS, LATER)).toMatchObject({ error: 'not-allowed' });
    expect(delegateApproval(open, asId('stranger'), LOUIS, LATER)).toMatchObject({
      error: 'not-allowed',
    });
    expect(delegateApproval(open, LEA, ANNA, LATER)).toMatchObject({ error: 'not-allowed' });
    const again = delegateApproval(open, LEA, LOUIS, LATER);
    expect(again.isOk && again.value).toBe(open);
    expect(
      delegateApproval(question({ state: 'refused' }), LEA, asId('dora'), LATER),
    ).toMatchObject({
      error: 'wrong-state',
    });
  });

  it('[AP2] the first answer counts, whatever the second says', () => {
    for (const first of [
      GRANT,
      { kind: 'refuse' } as const,
      lower({ kind: 'percentage', percent: 15 }),
    ]) {
      const answered = answerApproval(question(), reply(first), LATER);
      if (!answered.isOk) throw new Error('it can be answered');
      for (const second of [GRANT, { kind: 'refuse' } as const]) {
        for (const by of [LEA, LOUIS]) {
          expect(answerApproval(answered.value, reply(second, by), LATER)).toMatchObject({
            error: 'wrong-state',
          });
        }
      }
      expect(withdraw(answered.value, null, LATER)).toMatchObject({ error: 'wrong-state' });
      expect(timeOut(answered.value, asEpochMs(9e12))).toMatchObject({ error: 'wrong-state' });
    }
  });

  it('[AP5] granting allows what was asked, by the exercise it is given as', () => {
    expect(answerApproval(question(), reply(GRANT), LATER)).toMatchObject({
      value: {
        state: 'granted',
        allowed: TWENTY,
        exercise: 'exercise-1',
        answeredBy: 'lea',
        words: 'Fine',
        changedAt: LATER,
      },
    });
    expect(answerApproval(question(), reply({ kind: 'refuse' }), LATER)).toMatchObject({
      value: { state: 'refused', allowed: null, exercise: null, answeredBy: 'lea' },
    });
  });

  it('[AP3] lowering is less of the same kind', () => {
    const percent = (value: number): Step => ({ kind: 'percentage', percent: value });
    const of = (step: Step, asked: Step = TWENTY) => {
      const answered = answerApproval(question({ step: asked }), reply(lower(step)), LATER);
      return answered.isOk ? answered.value.allowed : answered.error;
    };
    expect(of(percent(19))).toEqual(percent(19));
    expect(of(percent(1))).toEqual(percent(1));
    expect(of(percent(20))).toBe('not-less');
    expect(of(percent(21))).toBe('not-less');
    expect(of(percent(0))).toBe('not-less');
    expect(of({ kind: 'amount', minor: minor(1) })).toBe('not-less');
    expect(of({ kind: 'free-shipping' })).toBe('not-less');
    expect(of({ kind: 'credit', minor: minor(1) }, { kind: 'amount', minor: minor(5) })).toBe(
      'not-less',
    );
    expect(of({ kind: 'gift' }, { kind: 'gift' })).toBe('not-less');
  });

  it('[AP4] in time, or not at all', () => {
    const open = question();
    expect(answerApproval(open, reply(GRANT), asEpochMs(open.answerBy - 1)).isOk).toBe(true);
    expect(answerApproval(open, reply(GRANT), open.answerBy)).toMatchObject({ error: 'expired' });
    expect(timeOut(open, asEpochMs(open.answerBy - 1))).toMatchObject({ error: 'wrong-state' });
    const over = timeOut(open, open.answerBy);
    expect(over).toMatchObject({ value: { state: 'timed-out' } });
    if (over.isOk)
      expect(answerApproval(over.value, reply(GRANT), open.answerBy)).toMatchObject({
        error: 'expired',
      });
  });

  it('[AP4] withdrawn by who asked, or with its conversation', () => {
    expect(withdraw(question(), ANNA, LATER)).toMatchObject({ value: { state: 'withdrawn' } });
    expect(withdraw(question(), null, LATER)).toMatchObject({ value: { state: 'withdrawn' } });
    expect(withdraw(question(), LEA, LATER)).toMatchObject({ error: 'not-allowed' });
    const gone = question({ state: 'withdrawn' });
    expect(answerApproval(gone, reply(GRANT), LATER)).toMatchObject({ error: 'wrong-state' });
  });
});
