import { beforeEach, describe, expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import { asDurationMs, asEpochMs } from '../../../../../shared/kernel/time.ts';
import { APPROVALS_OPEN_MAX } from '../../../../../shared/protocol/limits.ts';
import type { AgentCommand } from '../../../../../shared/protocol/shape.ts';
import type { Step } from '../../../../../sidecar/domain/mandate/allowance.ts';
import type { Approval } from '../../../../../sidecar/domain/mandate/approval.ts';
import { LIMITS, minor } from '../../../../support/builders/mandate.ts';
import { aGivingDesk, type GivingDesk, TEN_PERCENT } from '../../../../support/giving-desk.ts';

const FIFTEEN: Step = { kind: 'percentage', percent: 15 };
const TWELVE: Step = { kind: 'percentage', percent: 12 };
const DAY = 'mandate-1:day:';

type Ask = Extract<AgentCommand, { type: 'approval.ask' }>;
type Answering = Extract<AgentCommand, { type: 'approval.answer' }>;

let desk: GivingDesk;

beforeEach(async () => {
  desk = await aGivingDesk();
  await desk.lay();
});

function ask(changes: Partial<Ask> = {}, by = 'anna') {
  return desk.agent(by, {
    type: 'approval.ask',
    approval: 'question-1',
    conversation: 'talk',
    mandate: 'mandate-1',
    version: 1,
    step: FIFTEEN,
    reason: 'Will order now',
    ...changes,
  });
}

function answer(by: string, changes: Partial<Answering> = {}) {
  return desk.agent(by, {
    type: 'approval.answer',
    approval: 'question-1',
    answer: 'grant',
    step: null,
    words: '',
    ...changes,
  });
}

async function question(id = 'question-1'): Promise<Approval> {
  const found = await desk.environment.store.read((tx) => tx.approvals.find(asId(id)));
  if (found === null) throw new Error(`there is no question ${id}`);
  return found;
}

describe('asking for more', () => {
  it('[AP1] asks the leads, with what it costs and leaves, and takes nothing yet', async () => {
    expect(await ask()).toMatchObject({ kind: 'done' });
    const card = {
      approval: 'question-1',
      mandateName: 'Boots',
      agent: 'anna',
      step: FIFTEEN,
      cost: 12_00,
      basketMinor: 80_00,
      leftMinor: 100_00,
      reason: 'Will order now',
      leads: ['lotte', 'lars'],
      state: 'asked',
      answerBy: desk.environment.clock.now() + 120_000,
    };
    for (const agent of ['anna', 'lotte', 'lars']) {
      expect(await desk.approvals(agent)).toMatchObject([{ ...card, leads: expect.anything() }]);
    }
    expect((await question()).leads.toSorted()).toEqual(['lars', 'lotte']);
    expect(await desk.approvals('bram')).toEqual([]);
    expect(await desk.used(DAY)).toBe(0);
    expect((await desk.rows()).at(-1)?.entry.kind).toBe('approval-asked');
  });

  it('[AP1] asks only the leads whom the rule names, and never who asks', async () => {
    const approval = {
      by: [asId<Approval['agent']>('lars')],
      answerWithinMs: asDurationMs(60_000),
    };
    await desk.lay({ approval });
    await ask({ version: 2 });
    expect((await question()).leads).toEqual(['lars']);
    expect(await answer('lotte')).toMatchObject({ refusal: 'not-allowed' });
    expect(await answer('lars')).toMatchObject({ kind: 'done' });
  });

  it('[AP1] is refused at once when nobody may answer', async () => {
    await desk.agent('lotte', { type: 'agent.revoke', agent: 'lars' });
    await desk.environment.store.transact(async (tx) => {
      const lotte = await tx.agents.find(asId('lotte'));
      if (lotte !== null) await tx.agents.put({ ...lotte, role: 'agent' });
    });
    const refused = await ask();
    expect(refused).toMatchObject({ refusal: 'not-found' });
    expect(refused.kind === 'refused' && refused.sentence).toContain('"Boots"');
  });

  it('[AP5] what no lead could allow, or needs nobody’s yes, is not asked', async () => {
    expect(await ask({ step: { kind: 'percentage', percent: 40 } })).toMatchObject({
      refusal: 'over-limit',
    });
    expect(await ask({ step: TEN_PERCENT })).toMatchObject({ refusal: 'wrong-state' });
    expect(await ask({ version: 7 })).toMatchObject({ refusal: 'wrong-state' });
    expect(await ask({}, 'bram')).toMatchObject({ refusal: 'not-holder' });
  });

  it('[AP2, MD8] the same question again is the same one; its id is nobody else’s', async () => {
    await ask();
    expect(await ask()).toMatchObject({ kind: 'done' });
    expect(await ask({ reason: 'Other' })).toMatchObject({ refusal: 'already-used' });
    expect(await ask({ approval: 'question-2' })).toMatchObject({ refusal: 'wrong-state' });
    expect(await desk.approvals('lotte')).toHaveLength(1);
  });

  it('[LM1] at most APPROVALS_OPEN_MAX stand at once in one conversation', async () => {
    for (let n = 0; n < APPROVALS_OPEN_MAX; n += 1) {
      const step: Step = { kind: 'percentage', percent: 11 + n };
      expect(await ask({ approval: `q-${n}`, step })).toMatchObject({ kind: 'done' });
    }
    const one = { approval: 'one-more', step: { kind: 'percentage', percent: 20 } as const };
    expect(await ask(one)).toMatchObject({ refusal: 'wrong-state' });
    await desk.agent('anna', { type: 'approval.withdraw', approval: 'q-0' });
    expect(await ask(one)).toMatchObject({ kind: 'done' });
  });
});

describe('answering', () => {
  beforeEach(async () => {
    await ask();
  });

  it('[AP5] a yes gives at once, in the name of who asked', async () => {
    expect(await answer('lotte', { words: 'Go ahead' })).toMatchObject({ kind: 'done' });
    const { state, exercise, answeredBy, allowed } = await question();
    expect({ state, answeredBy, allowed }).toEqual({
      state: 'granted',
      answeredBy: 'lotte',
      allowed: FIFTEEN,
    });
    expect(await desk.exercise(exercise ?? '')).toMatchObject({
      agent: 'anna',
      reserved: 12_00,
      approval: 'question-1',
    });
    expect(await desk.code(exercise ?? '')).toMatchObject({ state: 'made' });
    expect((await desk.approvals('anna')).at(-1)).toMatchObject({
      state: 'granted',
      words: 'Go ahead',
    });
    expect((await desk.approvals('lars')).at(-1)).toMatchObject({ state: 'granted' });
    expect((await desk.rows()).slice(-2).map(({ entry }) => [entry.kind, entry.agent])).toEqual([
      ['given', 'lotte'],
      ['approval-answered', 'lotte'],
    ]);
  });

  it('[AP3] less of the same is a yes to less', async () => {
    expect(await answer('lars', { answer: 'lower', step: TWELVE })).toMatchObject({ kind: 'done' });
    expect(await question()).toMatchObject({ state: 'lowered', allowed: TWELVE });
    expect(await desk.used(DAY)).toBe(9_60);
  });

  it('[AP3] more, the same or another kind is not less, and the question stays', async () => {
    const steps: readonly (Step | null)[] = [
      { kind: 'percentage', percent: 20 },
      FIFTEEN,
      { kind: 'amount', minor: minor(1_00) },
      null,
    ];
    for (const step of steps) {
      expect(await answer('lotte', { answer: 'lower', step })).toMatchObject({
        kind: 'refused',
      });
    }
    expect(await question()).toMatchObject({ state: 'asked' });
    expect(await desk.used(DAY)).toBe(0);
  });

  it('[AP3] a no gives nothing and says why', async () => {
    await answer('lotte', { answer: 'refuse', words: 'Not for this one' });
    expect(await question()).toMatchObject({ state: 'refused', exercise: null });
    expect((await desk.approvals('anna')).at(-1)).toMatchObject({ words: 'Not for this one' });
    expect(await desk.used(DAY)).toBe(0);
  });

  it('[AP2] of two leads the first counts, and the second is told what was said', async () => {
    const [one, other] = await Promise.all([
      answer('lotte', { answer: 'refuse', words: 'No' }),
      answer('lars'),
    ]);
    expect(one).toMatchObject({ kind: 'done' });
    expect(other).toMatchObject({ refusal: 'wrong-state' });
    expect(other.kind === 'refused' && other.sentence).toBe(
      'Lotte has answered this already: no. They said: No',
    );
    expect(await desk.used(DAY)).toBe(0);
  });

  it('[AP1] neither who asked nor an agent may answer, nor a lead who is none any more', async () => {
    expect(await answer('anna')).toMatchObject({ refusal: 'not-allowed' });
    expect(await answer('bram')).toMatchObject({ refusal: 'not-allowed' });
    const lotte = { ...(await desk.person('lotte')), role: 'agent' as const };
    await desk.environment.store.transact((tx) => tx.agents.put(lotte));
    expect(await answer('lotte')).toMatchObject({ refusal: 'not-allowed' });
    expect(await question()).toMatchObject({ state: 'asked' });
  });

  it('[AP5] what no longer fits is refused with the reason, and less can still be allowed', async () => {
    await desk.lay({ limits: { ...LIMITS, budgets: [{ period: 'day', minor: minor(50_00) }] } });
    for (const n of [1, 2, 3, 4, 5])
      await desk.give(TEN_PERCENT, { version: 2, exercise: `e${n}` });
    const over = await answer('lotte');
    expect(over).toMatchObject({ refusal: 'over-limit' });
    expect(await question()).toMatchObject({ state: 'asked' });
    expect(await answer('lotte', { answer: 'lower', step: TWELVE })).toMatchObject({
      kind: 'done',
    });
    expect(await desk.used(DAY)).toBe(49_60);
  });

  it('[AP5] a mandate that was taken back meanwhile gives nothing, also with a yes', async () => {
    await desk.agent('lars', { type: 'mandate.revoke', mandate: 'mandate-1' });
    expect(await answer('lotte')).toMatchObject({ refusal: 'not-covered' });
  });

  it('[AP1] a lead passes it to another lead, and to nobody else', async () => {
    const approval = {
      by: [asId<Approval['agent']>('lars')],
      answerWithinMs: asDurationMs(60_000),
    };
    await desk.lay({ approval });
    await ask({ approval: 'to-lars', version: 2, step: TWELVE });
    const pass = (to: string, by = 'lars') =>
      desk.agent(by, { type: 'approval.delegate', approval: 'to-lars', to });
    expect(await pass('lotte', 'lotte')).toMatchObject({ refusal: 'not-allowed' });
    expect(await pass('bram')).toMatchObject({ refusal: 'not-found' });
    expect(await pass('anna')).toMatchObject({ refusal: 'not-allowed' });
    expect(await pass('lotte')).toMatchObject({ kind: 'done' });
    expect((await desk.approvals('lotte')).at(-1)).toMatchObject({ leads: ['lars', 'lotte'] });
    expect(await answer('lotte', { approval: 'to-lars' })).toMatchObject({ kind: 'done' });
  });

  it('[AP4] unanswered it times out, and no answer counts then', async () => {
    await desk.later(119_999);
    expect(await question()).toMatchObject({ state: 'asked' });
    await desk.later(1);
    expect(await question()).toMatchObject({ state: 'timed-out' });
    expect((await desk.approvals('anna')).at(-1)).toMatchObject({ state: 'timed-out' });
    expect(await answer('lotte')).toMatchObject({ refusal: 'expired' });
    expect((await desk.rows()).at(-1)?.entry).toMatchObject({
      kind: 'approval-answered',
      agent: null,
    });
  });

  it('[AP4] an answer that comes too late does not count before time has passed by either', async () => {
    desk.environment.clock.set(asEpochMs(desk.environment.clock.now() + 120_000));
    expect(await answer('lotte')).toMatchObject({ refusal: 'expired' });
  });

  it('[AP4] who asked withdraws it; nobody else, and not when it is over', async () => {
    const withdraw = { type: 'approval.withdraw', approval: 'question-1' } as const;
    expect(await desk.agent('bram', withdraw)).toMatchObject({ refusal: 'not-found' });
    expect(await desk.agent('anna', withdraw)).toMatchObject({ kind: 'done' });
    expect(await desk.agent('anna', withdraw)).toMatchObject({ kind: 'done' });
    expect(await answer('lotte')).toMatchObject({ refusal: 'wrong-state' });
  });

  it('[AP4] it stays when the conversation is handed over, and ends when that closes', async () => {
    await desk.agent('lotte', { type: 'conversation.take-over', conversation: 'talk', note: '' });
    expect(await question()).toMatchObject({ state: 'asked' });
    await desk.agent('lotte', { type: 'conversation.end', conversation: 'talk' });
    expect(await question()).toMatchObject({ state: 'asked' });
    await desk.agent('lotte', {
      type: 'conversation.wrap-up',
      conversation: 'talk',
      disposition: 'solved',
      note: '',
    });
    expect(await question()).toMatchObject({ state: 'withdrawn' });
    expect((await desk.approvals('anna')).at(-1)).toMatchObject({ state: 'withdrawn' });
  });
});
