import { beforeEach, describe, expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import type { LiveMessage } from '../../../../../sidecar/ports/bus.ts';
import { aDesk, type Desk } from '../../../../support/desk.ts';

const BLOCK = { type: 'visitor.block', visitor: 'visitor-1', reason: 'Swore at us' } as const;

let desk: Desk;
let shown: LiveMessage[];

beforeEach(async () => {
  desk = aDesk();
  shown = [];
  desk.environment.bus.onLive((message) => shown.push(message));
  await desk.visit('visitor-1');
  await desk.hire({ agent: asId('anna') });
  await desk.hire({ agent: asId('bram'), chosen: 'busy' });
  await desk.hire({ agent: asId('lead'), role: 'lead', chosen: 'busy' });
  await desk.visitor('visitor-1', {
    type: 'conversation.open',
    conversation: 'talk',
    language: 'nl',
  });
  await desk.agent('anna', { type: 'conversation.accept', conversation: 'talk' });
});

describe('blocking a visitor', () => {
  it('[CV9] ends the conversation, closes the connections and writes who did it', async () => {
    await desk.agent('anna', BLOCK);
    await new Promise(setImmediate);
    expect(await desk.conversation('talk')).toMatchObject({ state: 'wrap-up' });
    expect(shown).toContainEqual({
      to: 'visitor.visitor-1',
      body: { type: 'bye', kind: 'blocked', sentence: 'This chat is closed to you.' },
    });
    expect(await desk.audit()).toMatchObject([
      { kind: 'visitor-blocked', by: 'anna', about: 'visitor-1', detail: '' },
    ]);
    const again = { type: 'conversation.open', conversation: 'again', language: 'nl' } as const;
    expect(await desk.visitor('visitor-1', again)).toMatchObject({ refusal: 'blocked' });
    const late = { type: 'chat.say', conversation: 'talk', line: 'line-1', text: 'Hey' } as const;
    expect(await desk.visitor('visitor-1', late)).toMatchObject({ refusal: 'blocked' });
    expect(await desk.conversation('talk')).toMatchObject({ state: 'wrap-up' });
  });

  it('[CV9] is for who talks with them or a lead, and only a lead takes it back', async () => {
    expect(await desk.agent('bram', BLOCK)).toMatchObject({ refusal: 'not-holder' });
    expect(await desk.agent('lead', BLOCK)).toMatchObject({ kind: 'done' });
    const unblock = { type: 'visitor.unblock', visitor: 'visitor-1' } as const;
    expect(await desk.agent('anna', unblock)).toMatchObject({ refusal: 'not-allowed' });
    expect(await desk.agent('lead', unblock)).toMatchObject({ kind: 'done' });
    expect((await desk.audit()).map(({ kind }) => kind).sort()).toEqual([
      'visitor-blocked',
      'visitor-unblocked',
    ]);
  });
});
