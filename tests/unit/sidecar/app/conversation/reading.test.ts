import { beforeEach, describe, expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import { SEARCH_PAGE_MAX } from '../../../../../shared/protocol/limits.ts';
import { look } from '../../../../../sidecar/app/pipeline.ts';
import { answerConversations } from '../../../../../sidecar/app/report/conversations.ts';
import { answerLines } from '../../../../../sidecar/app/report/lines.ts';
import { agentSnapshot, visitorSnapshot } from '../../../../../sidecar/app/snapshot.ts';
import { aConversation } from '../../../../support/builders/conversation.ts';
import { aDesk, agentCaller, type Desk, visitorCaller } from '../../../../support/desk.ts';

const ASK = { type: 'conversations.ask', visitor: null, text: null, before: null } as const;
const LINES = { type: 'lines.ask', conversation: 'talk', before: null } as const;

let desk: Desk;

beforeEach(async () => {
  desk = aDesk();
  await desk.visit('visitor-1');
  await desk.hire({ agent: asId('anna') });
  await desk.hire({ agent: asId('bram'), chosen: 'away' });
  await desk.hire({ agent: asId('lead'), role: 'lead', chosen: 'away' });
  await desk.visitor('visitor-1', {
    type: 'conversation.open',
    conversation: 'talk',
    language: 'nl',
  });
  await desk.visitor('visitor-1', {
    type: 'chat.say',
    conversation: 'talk',
    line: 'line-1',
    text: 'Warm boots',
  });
});

const lines = (agent: string, question: Parameters<typeof answerLines>[3] = LINES) =>
  look(desk.environment, (work) => answerLines(work, agentCaller(agent), asId('q'), question));
const search = (agent: string, question: Parameters<typeof answerConversations>[3]) =>
  look(desk.environment, (work) =>
    answerConversations(work, agentCaller(agent), asId('q'), question),
  );

describe('reading conversations', () => {
  it('[CV10] shows lines of what is going on to its holder and to leads', async () => {
    expect(await lines('anna')).toMatchObject({ lines: [{ text: 'Warm boots' }], hasMore: false });
    expect(await lines('lead')).toMatchObject({ lines: [{ text: 'Warm boots' }] });
    expect(await lines('bram')).toMatchObject({ refusal: 'not-holder' });
  });

  it('[CV10] shows lines of what is past to everybody on the team', async () => {
    await desk.visitor('visitor-1', { type: 'conversation.leave', conversation: 'talk' });
    expect(await lines('bram')).toMatchObject({ lines: [{ text: 'Warm boots' }, {}] });
    expect(await lines('nobody')).toMatchObject({ refusal: 'revoked' });
    expect(await lines('bram', { ...LINES, conversation: 'other' })).toMatchObject({
      refusal: 'not-found',
    });
  });

  it('[CV10] finds conversations of the whole team by their words, a page at a time', async () => {
    expect(await search('bram', { ...ASK, text: 'WARM' })).toMatchObject({
      rows: [{ conversation: 'talk' }],
      next: null,
    });
    expect(await search('bram', { ...ASK, text: 'cold' })).toMatchObject({ rows: [] });
    await desk.environment.store.transact(async (tx) => {
      for (let n = 0; n < SEARCH_PAGE_MAX; n += 1) {
        const conversation = asId<ReturnType<typeof aConversation>['conversation']>(`past-${n}`);
        await tx.conversations.put(aConversation({ conversation, state: 'closed' }));
      }
    });
    const first = await search('bram', ASK);
    const next = 'next' in first ? first.next : null;
    expect('rows' in first && first.rows).toHaveLength(SEARCH_PAGE_MAX);
    const second = await search('bram', { ...ASK, before: next });
    expect(second).toMatchObject({ next: null });
    expect('rows' in second && second.rows).toHaveLength(1);
    expect(await search('bram', { ...ASK, before: 'nonsense' })).toMatchObject({
      refusal: 'malformed',
    });
  });

  it('[CV3] puts into a snapshot lines of what the agent holds and of nothing else', async () => {
    const anna = await agentSnapshot(desk.environment, agentCaller('anna'));
    expect(anna).toMatchObject({ conversations: [{ holder: 'anna' }], lines: [{ n: 1 }] });
    const bram = await agentSnapshot(desk.environment, agentCaller('bram'));
    expect(bram).toMatchObject({ conversations: [{ holder: 'anna' }], lines: [] });
    expect(bram.agents.map(({ agent }) => agent)).toEqual(['anna', 'bram', 'lead']);
  });

  it('[FD4] numbers a snapshot with the feeds it is true for', async () => {
    const { own } = await visitorSnapshot(desk.environment, visitorCaller('visitor-1'));
    expect(own).toBe((await desk.facts('visitor.visitor-1')).length);
    const { floor } = await agentSnapshot(desk.environment, agentCaller('anna'));
    expect(floor).toBe((await desk.facts('floor')).length);
  });

  it('[CV10] shows a visitor their newest conversation, also when it has ended', async () => {
    await desk.visitor('visitor-1', { type: 'conversation.leave', conversation: 'talk' });
    const snapshot = await visitorSnapshot(desk.environment, visitorCaller('visitor-1'));
    expect(snapshot).toMatchObject({ conversation: { state: 'ended' }, lines: [{}, {}] });
    await desk.visit('visitor-2');
    expect(await visitorSnapshot(desk.environment, visitorCaller('visitor-2'))).toMatchObject({
      conversation: null,
      lines: [],
      offer: null,
    });
  });
});
