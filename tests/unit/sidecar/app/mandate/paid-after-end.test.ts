import { describe, expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import { AFTER_END_ORDERS_MAX } from '../../../../../shared/protocol/limits.ts';
import { agentCommand } from '../../../../../sidecar/app/command.ts';
import { leftNow } from '../../../../../sidecar/app/mandate/left-now.ts';
import { look } from '../../../../../sidecar/app/pipeline.ts';
import { anAgent } from '../../../../support/builders/agent.ts';
import { aMandate, LIMITS, minor } from '../../../../support/builders/mandate.ts';
import { apply, note, OURS, redeem, withCode } from '../../../../support/coded-orders.ts';
import { agentCaller } from '../../../../support/desk.ts';
import { standing } from '../../../../support/given-code.ts';
import { factsOf } from '../../../../support/visit.ts';

describe('an order that was paid with a code after its end', () => {
  /** Taken back by its agent, so that nothing is set aside any more. */
  async function withRevoked() {
    const environment = await withCode();
    await environment.store.transact((tx) => tx.agents.put(anAgent({ role: 'lead' })));
    const who = agentCaller('agent-1', 'lead');
    await agentCommand(environment, who, asId('m-1'), { type: 'code.revoke', code: 'code-1' });
    expect(await standing(environment)).toMatchObject({ state: 'revoked', day: NOTHING });
    return environment;
  }
  const NOTHING = { minor: 0, exercises: 0 };

  it('[CD10] is charged with what it took, once for each order, also when both are told again', async () => {
    const environment = await withRevoked();
    const other = { order: 'A-2', codes: [{ ...OURS, takenMinor: 5_00 }] };
    for (const told of [{ codes: [OURS] }, other]) {
      expect(await note(environment, told)).toMatchObject({ afterEnd: 1 });
    }
    for (const told of [{ codes: [OURS] }, other]) {
      expect(await note(environment, told)).toMatchObject({ afterEnd: 0 });
    }
    expect(await standing(environment)).toMatchObject({
      state: 'revoked',
      cause: { kind: 'paid-after-end', order: 'A-2' },
      cost: 0,
      overrun: 11_00,
      ledger: ['given', 'revoked', 'paid-after-end', 'paid-after-end'],
      day: { minor: 11_00, exercises: 0 },
    });
  });

  it('[CD10] goes over a limit, of which nothing is left then, and never less than nothing', async () => {
    const environment = await withRevoked();
    const terms = {
      limits: { ...LIMITS, budgets: [{ period: 'day' as const, minor: minor(4_00) }] },
    };
    await environment.store.transact((tx) => tx.mandates.put(aMandate({ version: 2, terms })));
    await note(environment, { codes: [OURS] });
    const left = await look(environment, async (work) => {
      const mandate = await work.tx.mandates.find(asId('mandate-1'));
      return mandate === null ? null : leftNow(work, mandate);
    });
    expect((await standing(environment)).day.minor).toBe(6_00);
    expect(left).toBe(0);
  });

  it('[CD10] is told to every lead, also to who neither gave it nor holds the conversation', async () => {
    const environment = await withRevoked();
    const lead = anAgent({ agent: asId('lotte'), role: 'lead' });
    await environment.store.transact((tx) => tx.agents.put(lead));
    await note(environment, { codes: [OURS] });
    const cause = { kind: 'paid-after-end', order: 'A-1', by: null };
    expect(await factsOf(environment, 'agent.lotte')).toMatchObject([
      { type: 'exercise.changed', card: { code: { state: 'revoked', cause } } },
    ]);
  });

  it('[CD10] that used it a second time costs a second time', async () => {
    const environment = await withCode();
    await redeem(environment, 'A-1');
    await note(environment, { order: 'A-2', codes: [{ ...OURS, takenMinor: null }] });
    expect(await standing(environment)).toMatchObject({
      state: 'redeemed',
      cost: 6_00,
      overrun: 8_00,
      day: { minor: 14_00, exercises: 1 },
    });
  });

  it('[CD10, CD4] takes what was kept aside for a replacement: there is none any more', async () => {
    const environment = await withCode();
    await environment.store.transact((tx) => tx.agents.put(anAgent()));
    await apply(environment, 'basket-1');
    await note(environment, { order: 'A-9', basket: 'basket-1' });
    await note(environment, { codes: [OURS] });
    expect(await standing(environment)).toMatchObject({
      state: 'lost',
      cost: 6_00,
      day: { minor: 6_00, exercises: 1 },
    });
    const replace = { type: 'code.replace', code: 'code-1', by: 'code-2' } as const;
    expect(
      await agentCommand(environment, agentCaller('agent-1', 'agent'), asId('m-2'), replace),
    ).toMatchObject({ refusal: 'wrong-state', sentence: expect.stringContaining('set aside') });
  });

  it.each(['cancelled', 'payment-failed'] as const)(
    '[CD10, CD8] that is %s in the end costs nothing again, until it is paid after all',
    async (state) => {
      const environment = await withRevoked();
      await note(environment, { codes: [OURS] });
      expect(await note(environment, { state, codes: [OURS] })).toMatchObject({ returned: 1 });
      expect(await note(environment, { state, codes: [OURS] })).toMatchObject({ returned: 0 });
      expect(await standing(environment)).toMatchObject({
        why: '',
        cause: null,
        overrun: 0,
        ledger: ['given', 'revoked', 'paid-after-end', 'returned'],
        day: NOTHING,
      });
      expect(await note(environment, { codes: [OURS] })).toMatchObject({ afterEnd: 1 });
      expect((await standing(environment)).day.minor).toBe(6_00);
    },
  );

  it('[CD10, LM1] is charged for AFTER_END_ORDERS_MAX orders of one code, and then no more', async () => {
    const environment = await withRevoked();
    const codes = [{ ...OURS, takenMinor: 1 }];
    for (let n = 0; n < AFTER_END_ORDERS_MAX; n += 1) {
      expect(await note(environment, { order: `B-${n}`, codes })).toMatchObject({ afterEnd: 1 });
    }
    expect(await note(environment, { order: 'B-last', codes })).toMatchObject({ afterEnd: 0 });
    expect((await standing(environment)).day.minor).toBe(AFTER_END_ORDERS_MAX);
  });
});
