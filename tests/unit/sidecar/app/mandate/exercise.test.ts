import { beforeEach, describe, expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import { EXERCISES_PER_CONVERSATION_MAX } from '../../../../../shared/protocol/limits.ts';
import type { Step } from '../../../../../sidecar/domain/mandate/allowance.ts';
import { aConversation } from '../../../../support/builders/conversation.ts';
import { LIMITS, minor } from '../../../../support/builders/mandate.ts';
import { aGivingDesk, type GivingDesk, TEN_PERCENT } from '../../../../support/giving-desk.ts';

const FIVE_EUROS: Step = { kind: 'amount', minor: minor(5_00) };
const CREDIT: Step = { kind: 'credit', minor: minor(5_00) };

let desk: GivingDesk;

beforeEach(async () => {
  desk = await aGivingDesk();
  await desk.lay();
});

describe('giving', () => {
  it('[MD1, MD5] a percentage sets aside its part of the basket, makes a code and tells the giver', async () => {
    expect(await desk.give(TEN_PERCENT)).toMatchObject({ kind: 'done' });
    expect(await desk.exercise()).toMatchObject({
      agent: 'anna',
      reserved: 8_00,
      cost: null,
      version: 1,
      approval: null,
    });
    expect(await desk.code()).toMatchObject({
      state: 'made',
      worth: { kind: 'percentage', percent: 10, most: 8_00, currency: 'EUR' },
    });
    expect(await desk.used('mandate-1:day:')).toBe(8_00);
    expect(await desk.exercises('anna')).toMatchObject([
      { exercise: 'exercise-1', reserved: 8_00, code: { state: 'made' }, task: null },
    ]);
    expect((await desk.rows()).at(-1)?.entry).toMatchObject({
      kind: 'given',
      agent: 'anna',
      amount: 8_00,
      currency: 'EUR',
    });
  });

  it('[MD1] what the budget does not hold is refused, and nothing of it stays', async () => {
    await desk.lay({ limits: { ...LIMITS, budgets: [{ period: 'day', minor: minor(60_00) }] } });
    const version = 2;
    for (let n = 0; n < 7; n += 1) {
      expect(await desk.give(TEN_PERCENT, { version })).toMatchObject({ kind: 'done' });
    }
    const over = await desk.give(TEN_PERCENT, { version });
    expect(over).toMatchObject({ refusal: 'over-limit' });
    expect(over.kind === 'refused' && over.sentence).toContain('"Boots"');
    expect(await desk.used('mandate-1:day:')).toBe(56_00);
    expect((await desk.rows()).at(-1)?.entry).toMatchObject({
      kind: 'refused',
      exercise: 'exercise-8',
      charges: [],
    });
    await expect(desk.exercise('exercise-8')).rejects.toThrow();
  });

  it('[MD2] one refusal of an exercise is in the ledger, however often it is asked', async () => {
    const wide: Step = { kind: 'percentage', percent: 40 };
    for (let n = 0; n < 3; n += 1) {
      expect(await desk.give(wide, { exercise: 'wide' })).toMatchObject({ refusal: 'over-limit' });
    }
    expect((await desk.rows()).filter(({ entry }) => entry.kind === 'refused')).toHaveLength(1);
  });

  it('[MD4] another version than the newest is refused, and nothing is given', async () => {
    await desk.lay({ name: 'Newer' });
    expect(await desk.give(TEN_PERCENT)).toMatchObject({ refusal: 'wrong-state' });
    expect(await desk.used('mandate-1:day:')).toBe(0);
    expect(await desk.give(TEN_PERCENT, { version: 2 })).toMatchObject({ kind: 'done' });
  });

  it('[MD8] the same exercise again gives once; under its id nothing else is given', async () => {
    const same = { exercise: 'once' };
    expect(await desk.give(TEN_PERCENT, same)).toMatchObject({ kind: 'done' });
    expect(await desk.give(TEN_PERCENT, same)).toMatchObject({ kind: 'done' });
    expect(await desk.give(FIVE_EUROS, same)).toMatchObject({ refusal: 'already-used' });
    expect(await desk.used('mandate-1:day:')).toBe(8_00);
    expect((await desk.rows()).filter(({ entry }) => entry.kind === 'given')).toHaveLength(1);
  });

  it('[MD1] what is above the mandate needs approval', async () => {
    const fifteen: Step = { kind: 'percentage', percent: 15 };
    expect(await desk.give(fifteen)).toMatchObject({ refusal: 'needs-approval' });
  });

  it('[LM1] a conversation holds at most EXERCISES_PER_CONVERSATION_MAX, whatever mandates say', async () => {
    await desk.lay({ limits: { ...LIMITS, budgets: [{ period: 'day', minor: minor(900_00) }] } });
    for (let n = 0; n < EXERCISES_PER_CONVERSATION_MAX; n += 1) {
      expect(await desk.give(FIVE_EUROS, { version: 2 })).toMatchObject({ kind: 'done' });
    }
    expect(await desk.give(FIVE_EUROS, { version: 2 })).toMatchObject({ refusal: 'over-limit' });
  });

  it('[PP1] only its holder gives in a conversation, while they talk or wrap up', async () => {
    const exercise = {
      type: 'mandate.exercise',
      exercise: 'other',
      conversation: 'talk',
      mandate: 'mandate-1',
      version: 1,
      step: { kind: 'percentage', percent: 10 },
    } as const;
    expect(await desk.agent('bram', exercise)).toMatchObject({ refusal: 'not-holder' });
    expect(await desk.agent('lotte', exercise)).toMatchObject({ refusal: 'not-holder' });
    await desk.agent('anna', { type: 'conversation.end', conversation: 'talk' });
    expect(await desk.give(CREDIT)).toMatchObject({ kind: 'done' });
    await desk.agent('anna', {
      type: 'conversation.wrap-up',
      conversation: 'talk',
      disposition: 'solved',
      note: '',
    });
    expect(await desk.give(CREDIT)).toMatchObject({ refusal: 'wrong-state' });
  });

  it('[LG1] no row names the visitor, and their salt is made when something is first given', async () => {
    expect(await desk.give({ kind: 'percentage', percent: 40 })).toMatchObject({
      refusal: 'over-limit',
    });
    const salt = async () =>
      (await desk.environment.store.read((tx) => tx.visitors.find(asId('visitor-1'))))?.ledgerSalt;
    expect(await salt()).toBeUndefined();
    await desk.give(TEN_PERCENT);
    expect(await salt()).toMatch(/^.{43}$/);
    const sums = await desk.environment.store.read((tx) => tx.ledger.sums('', 100));
    expect(JSON.stringify([await desk.rows(), sums])).not.toContain('visitor-1');
    const [, , given] = await desk.rows();
    expect(given?.entry.visitorCommitment).toMatch(/^.{43}$/);
  });

  it('[MD1] a basket that the visitor does not let us see is none', async () => {
    await desk.environment.store.transact(async (tx) => {
      const visitor = await tx.visitors.find(asId('visitor-1'));
      if (visitor !== null) await tx.visitors.put({ ...visitor, observe: false });
    });
    expect(await desk.give(TEN_PERCENT)).toMatchObject({ refusal: 'not-covered' });
    expect(await desk.give(CREDIT)).toMatchObject({ kind: 'done' });
  });

  it('[FD4] who takes a conversation over is told what was given in it', async () => {
    await desk.give(TEN_PERCENT);
    await desk.agent('lotte', { type: 'conversation.take-over', conversation: 'talk', note: '' });
    expect(await desk.exercises('lotte')).toMatchObject([{ exercise: 'exercise-1' }]);
  });

  it('[CD7] a code is bound to the least its mandate asks of a basket', async () => {
    await desk.lay({
      ground: { categories: [], products: [], basketFrom: minor(50_00), basketTo: null },
    });
    await desk.give(TEN_PERCENT, { version: 2 });
    expect((await desk.code()).worth.basketFrom).toBe(50_00);
  });

  it('[MD1] two conversations take from the same budget', async () => {
    await desk.visit('visitor-2');
    await desk.environment.store.transact((tx) =>
      tx.conversations.put(
        aConversation({
          conversation: asId('talk-2'),
          visitor: asId('visitor-2'),
          state: 'active',
          holder: asId('bram'),
        }),
      ),
    );
    await desk.give(TEN_PERCENT);
    const credit = {
      type: 'mandate.exercise',
      exercise: 'of-bram',
      conversation: 'talk-2',
      mandate: 'mandate-1',
      version: 1,
      step: CREDIT,
    } as const;
    await desk.agent('bram', credit);
    expect(await desk.used('mandate-1:day:')).toBe(13_00);
  });
});
