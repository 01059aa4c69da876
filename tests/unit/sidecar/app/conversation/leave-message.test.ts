import { beforeEach, describe, expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../../../shared/kernel/time.ts';
import { FLOOR, ofVisitor } from '../../../../../sidecar/domain/audience.ts';
import { aDesk, type Desk } from '../../../../support/desk.ts';

const LEAVE = {
  type: 'message.leave',
  conversation: 'message',
  line: 'line-1',
  text: 'Do you have size 39?',
  contact: 'eva@example.org',
  language: 'nl',
} as const;

let desk: Desk;

beforeEach(async () => {
  desk = aDesk();
  await desk.visit('visitor-1');
});

async function effects(): Promise<readonly object[]> {
  const far = asEpochMs(desk.environment.clock.now() + 1);
  return desk.environment.store.transact((tx) => tx.effects.claim(far, far, 10));
}

describe('leaving a message', () => {
  it('[CV8] queues it with its address and tells the shop, its text nowhere but where it belongs', async () => {
    await desk.visitor('visitor-1', LEAVE);
    expect(await desk.conversation('message')).toMatchObject({
      state: 'queued',
      cause: 'message-left',
      contact: 'eva@example.org',
    });
    expect((await desk.lines('message')).map(({ text, notice }) => text ?? notice?.kind)).toEqual([
      'Do you have size 39?',
      'left-message',
    ]);
    expect(await effects()).toMatchObject([
      {
        kind: 'webhook',
        body: {
          type: 'message.left',
          fields: { contact: 'eva@example.org', text: 'Do you have size 39?', shop: 'boots' },
        },
      },
    ]);
    expect((await desk.facts(ofVisitor(asId('visitor-1')))).at(-1)).toMatchObject({
      conversation: { state: 'message-left', ahead: null },
    });
    for (const fact of await desk.facts(FLOOR)) {
      if (fact.type === 'conversation.changed') expect(fact.lines).toEqual([]);
    }
  });

  it('[CV8] is done once, also when it is sent again under another command', async () => {
    await desk.visitor('visitor-1', LEAVE);
    expect(await desk.visitor('visitor-1', LEAVE)).toMatchObject({ kind: 'done' });
    expect(await effects()).toHaveLength(1);
    expect(await desk.lines('message')).toHaveLength(2);
  });

  it('[CV8] turns a wait into a message, and is accepted while somebody is there', async () => {
    await desk.hire({ agent: asId('anna') });
    const open = { type: 'conversation.open', conversation: 'talk', language: 'nl' } as const;
    await desk.visitor('visitor-1', open);
    await desk.visitor('visitor-1', LEAVE);
    expect(await desk.conversations()).toHaveLength(1);
    expect(await desk.conversation('talk')).toMatchObject({
      state: 'assigned',
      contact: 'eva@example.org',
    });
    expect((await desk.facts(ofVisitor(asId('visitor-1')))).at(-1)).toMatchObject({
      conversation: { conversation: 'talk', state: 'message-left' },
    });
  });

  it('[CV8] refuses without a trace what uses a line of somebody else', async () => {
    await desk.visit('visitor-2');
    await desk.visitor('visitor-1', LEAVE);
    const stolen = { ...LEAVE, conversation: 'mine' };
    expect(await desk.visitor('visitor-2', stolen)).toMatchObject({ refusal: 'already-used' });
    expect(await desk.visitor('visitor-2', LEAVE)).toMatchObject({ refusal: 'already-used' });
    expect(await desk.conversations()).toHaveLength(1);
    expect(await effects()).toHaveLength(1);
  });
});
