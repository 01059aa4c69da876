import { describe, expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../../../shared/kernel/time.ts';
import {
  assignTask,
  openTask,
  settleTask,
} from '../../../../../sidecar/domain/mandate/task-moves.ts';
import { MONDAY_MORNING } from '../../../../support/fake-clock.ts';

const LATER = asEpochMs(MONDAY_MORNING + 10);
const OWNER = { agent: asId<never>('anna'), isLead: false };
const LEAD = { agent: asId<never>('lea'), isLead: true };
const OTHER = { agent: asId<never>('bram'), isLead: false };
const DONE = { state: 'done', note: 'Sent' } as const;

const task = openTask(
  {
    task: asId('task-1'),
    exercise: asId('exercise-1'),
    conversation: asId('talk-1'),
    visitor: asId('visitor-1'),
    kind: 'card',
    what: 'Card',
    owner: OWNER.agent,
    dueAt: asEpochMs(MONDAY_MORNING + 86_400_000),
  },
  MONDAY_MORNING,
);

describe('goodwill that a person carries out', () => {
  it('[MD5] is settled by its owner or a lead, once', () => {
    expect(task).toMatchObject({ state: 'open', note: '', changedAt: MONDAY_MORNING });
    for (const by of [OWNER, LEAD]) {
      const settled = settleTask(task, by, DONE, LATER);
      expect(settled).toMatchObject({ value: { ...DONE, changedAt: LATER } });
      if (!settled.isOk) continue;
      for (const again of [DONE, { state: 'failed', note: '' } as const]) {
        expect(settleTask(settled.value, LEAD, again, LATER)).toMatchObject({
          error: 'wrong-state',
        });
      }
      expect(assignTask(settled.value, LEAD, OTHER.agent, LATER)).toMatchObject({
        error: 'wrong-state',
      });
    }
    expect(settleTask(task, OTHER, DONE, LATER)).toMatchObject({ error: 'not-allowed' });
  });

  it('[MD5] goes to somebody else by its owner or a lead', () => {
    const moved = assignTask(task, OWNER, OTHER.agent, LATER);
    expect(moved).toMatchObject({ value: { owner: 'bram', state: 'open' } });
    if (moved.isOk)
      expect(settleTask(moved.value, OWNER, DONE, LATER)).toMatchObject({ error: 'not-allowed' });
    expect(assignTask(task, OTHER, OTHER.agent, LATER)).toMatchObject({ error: 'not-allowed' });
  });
});
