import { beforeEach, describe, expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import { TASK_DUE_AFTER_MS } from '../../../../../shared/protocol/limits.ts';
import type { TaskCard } from '../../../../../shared/protocol/messages/approval.ts';
import { ofAgent } from '../../../../../sidecar/domain/audience.ts';
import type { Step } from '../../../../../sidecar/domain/mandate/allowance.ts';
import type { Task } from '../../../../../sidecar/domain/mandate/task.ts';
import { CREDIT, GIFT, minor } from '../../../../support/builders/mandate.ts';
import { aGivingDesk, type GivingDesk } from '../../../../support/giving-desk.ts';

const FIVE: Step = { kind: 'credit', minor: minor(5_00) };
const DAY = 'mandate-1:day:';

let desk: GivingDesk;

beforeEach(async () => {
  desk = await aGivingDesk();
  await desk.lay({ allowances: [CREDIT, { ...GIFT, needsApproval: false }] });
  await desk.give(FIVE);
});

async function theTask(): Promise<Task> {
  const { task } = await desk.exercise();
  const { read } = desk.environment.store;
  const found = task === null ? null : await read((tx) => tx.exercises.findTask(task));
  if (found === null) throw new Error('there is no task');
  return found;
}

async function settle(state: 'done' | 'failed', by = 'anna', note = 'Booked') {
  const { task } = await theTask();
  return desk.agent(by, { type: 'task.settle', task, state, note });
}

async function told(agent: string): Promise<readonly TaskCard[]> {
  const facts = await desk.facts(ofAgent(asId(agent)));
  return facts.flatMap((fact) => (fact.type === 'task.changed' ? [fact.card] : []));
}

const webhooks = () => desk.environment.store.read((tx) => tx.effects.count('due'));

describe('goodwill without a code', () => {
  it('[MD5] is a task for who gave it, due, told to its owner and the leads, and to the shop', async () => {
    expect(await theTask()).toMatchObject({
      owner: 'anna',
      kind: 'credit',
      what: '',
      worth: { minor: 5_00, currency: 'EUR' },
      state: 'open',
      dueAt: desk.environment.clock.now() + TASK_DUE_AFTER_MS,
    });
    expect(await told('anna')).toHaveLength(1);
    expect(await told('lotte')).toHaveLength(1);
    expect(await told('lars')).toHaveLength(1);
    expect(await told('bram')).toHaveLength(0);
    expect(await webhooks()).toBe(1);
    expect(await desk.exercises('anna')).toMatchObject([
      { code: null, task: { state: 'open', owner: 'anna', what: '' } },
    ]);
  });

  it('[MD5] a gift says what it is, in the lead’s words', async () => {
    await desk.give({ kind: 'gift' });
    expect((await told('anna')).at(-1)).toMatchObject({ what: 'Shoe brush', kind: 'gift' });
  });

  it('[MD5] done, it cost what was set aside', async () => {
    expect(await settle('done')).toMatchObject({ kind: 'done' });
    expect(await settle('done')).toMatchObject({ kind: 'done' });
    expect(await desk.exercise()).toMatchObject({ cost: 5_00 });
    expect(await desk.used(DAY)).toBe(5_00);
    expect((await desk.rows()).at(-1)?.entry.kind).toBe('fulfilled');
    expect((await told('lotte')).at(-1)).toMatchObject({ state: 'done', note: 'Booked' });
    expect(await webhooks()).toBe(2);
    expect(await settle('failed')).toMatchObject({ refusal: 'wrong-state' });
  });

  it('[MD5] failed, it gives back what was set aside', async () => {
    expect(await settle('failed', 'lotte')).toMatchObject({ kind: 'done' });
    expect(await desk.used(DAY)).toBe(0);
    expect((await desk.rows()).at(-1)?.entry).toMatchObject({ kind: 'unfulfilled', amount: -5_00 });
  });

  it('[PP1] its owner settles and passes it on, or a lead; nobody else learns of it', async () => {
    expect(await settle('done', 'bram')).toMatchObject({ refusal: 'not-found' });
    const { task } = await theTask();
    const assign = { type: 'task.assign', task, owner: 'bram' } as const;
    expect(await desk.agent('bram', assign)).toMatchObject({ refusal: 'not-found' });
    expect(await desk.agent('anna', assign)).toMatchObject({ kind: 'done' });
    expect(await told('bram')).toMatchObject([{ owner: 'bram' }]);
    expect((await told('anna')).at(-1)).toMatchObject({ owner: 'bram' });
    expect(await desk.exercises('bram')).toMatchObject([{ task: { owner: 'bram' } }]);
    expect(await settle('done', 'anna')).toMatchObject({ refusal: 'not-found' });
    expect(await settle('done', 'bram')).toMatchObject({ kind: 'done' });
    expect(await desk.agent('lotte', assign)).toMatchObject({ refusal: 'wrong-state' });
  });

  it('[PP1] it is not passed to somebody who has no access', async () => {
    const { task } = await theTask();
    await desk.agent('lotte', { type: 'agent.revoke', agent: 'bram' });
    const assign = { type: 'task.assign', task, owner: 'bram' } as const;
    expect(await desk.agent('lotte', assign)).toMatchObject({ refusal: 'not-found' });
  });
});
