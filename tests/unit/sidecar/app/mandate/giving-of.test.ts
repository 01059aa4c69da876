import { beforeEach, describe, expect, it } from 'vitest';
import { asEpochMs } from '../../../../../shared/kernel/time.ts';
import { TASK_DUE_AFTER_MS, TASK_SETTLED_SHOWN_MS } from '../../../../../shared/protocol/limits.ts';
import { commit } from '../../../../../sidecar/app/pipeline.ts';
import { agentSnapshot } from '../../../../../sidecar/app/snapshot.ts';
import { GIFT, minor } from '../../../../support/builders/mandate.ts';
import { agentCaller } from '../../../../support/desk.ts';
import { aGivingDesk, type GivingDesk, TEN_PERCENT } from '../../../../support/giving-desk.ts';

let desk: GivingDesk;

beforeEach(async () => {
  desk = await aGivingDesk();
  await desk.lay();
});

describe('a panel that comes back', () => {
  it('[FD4] finds what was given and asked in its conversations, and what it has to do', async () => {
    await desk.give(TEN_PERCENT);
    await desk.give({ kind: 'credit', minor: minor(5_00) });
    await desk.agent('anna', {
      type: 'approval.ask',
      approval: 'question-1',
      conversation: 'talk',
      mandate: 'mandate-1',
      version: 1,
      step: { kind: 'percentage', percent: 15 },
      reason: 'Will order now',
    });
    const anna = await agentSnapshot(desk.environment, agentCaller('anna'));
    expect(anna.exercises).toEqual(await lastCards('anna'));
    expect(anna.approvals).toMatchObject([{ approval: 'question-1', state: 'asked' }]);
    expect(anna.tasks).toMatchObject([{ owner: 'anna', state: 'open' }]);
    const lotte = await agentSnapshot(desk.environment, agentCaller('lotte', 'lead'));
    expect(lotte.exercises).toEqual([]);
    expect(lotte.approvals).toHaveLength(1);
    expect(lotte.tasks).toHaveLength(1);
    const bram = await agentSnapshot(desk.environment, agentCaller('bram'));
    expect(bram).toMatchObject({ exercises: [], approvals: [], tasks: [] });
  });

  it('[FD4, MP7] of a lead finds what was done in the last day, and no longer', async () => {
    const { clock, store } = desk.environment;
    const lotte = async () =>
      (await agentSnapshot(desk.environment, agentCaller('lotte', 'lead'))).tasks ?? [];
    await desk.give({ kind: 'credit', minor: minor(5_00) });
    const { task } = await desk.exercise();
    if (task === null) throw new Error('there is no task');
    await desk.agent('anna', { type: 'task.settle', task, state: 'done', note: 'Booked' });
    expect(await lotte()).toMatchObject([{ task, state: 'done', note: 'Booked' }]);
    expect((await agentSnapshot(desk.environment, agentCaller('anna'))).tasks).toEqual([]);
    // Settling is a moment after it was made: the clock stands still here.
    clock.advance(TASK_SETTLED_SHOWN_MS);
    expect(await lotte()).toHaveLength(1);
    clock.advance(1);
    expect(await lotte()).toEqual([]);
    // Settled long after it was due, it is not looked for.
    const late = await store.read((tx) => tx.exercises.findTask(task));
    if (late === null) throw new Error('there is no task');
    await commit(desk.environment, ({ tx, now }) =>
      tx.exercises.putTask({
        ...late,
        dueAt: asEpochMs(now - TASK_DUE_AFTER_MS - 1),
        changedAt: now,
      }),
    );
    expect(await lotte()).toEqual([]);
  });

  it('[AP1, FD4] of a lead says which gift is asked for', async () => {
    await desk.lay({ allowances: [{ ...GIFT, needsApproval: true }] }, 'mandate-gift');
    await desk.agent('anna', {
      type: 'approval.ask',
      approval: 'question-1',
      conversation: 'talk',
      mandate: 'mandate-gift',
      version: 1,
      step: { kind: 'gift' },
      reason: 'Came a week late',
    });
    const [told] = await desk.approvals('lotte');
    expect(told).toMatchObject({ state: 'asked', what: 'Shoe brush' });
    const { approvals } = await agentSnapshot(desk.environment, agentCaller('lotte', 'lead'));
    expect(approvals).toEqual([told]);
    const old = await agentSnapshot(desk.environment, agentCaller('lotte', 'lead'), 4);
    expect(old.approvals?.[0]).not.toHaveProperty('what');
  });

  it('[PR5] of an older version is told neither of mandates nor of skills', async () => {
    await desk.give(TEN_PERCENT);
    const old = await agentSnapshot(desk.environment, agentCaller('anna'), 3);
    const keys = [...Object.keys(old), ...Object.keys(old.agents[0] ?? {})];
    expect(keys).toContain('cobrowses');
    for (const unknown of ['exercises', 'approvals', 'tasks', 'skills']) {
      expect(keys).not.toContain(unknown);
    }
  });
});

/** The newest card of each exercise that the agent was told of. */
async function lastCards(agent: string) {
  const cards = await desk.exercises(agent);
  return [...new Map(cards.map((card) => [card.exercise, card])).values()];
}
