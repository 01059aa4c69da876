import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { applyFacts, applySnapshot, cursorOf } from '../../../extension/db/apply.ts';
import { Tables } from '../../../extension/db/tables.ts';
import type { Line } from '../../../shared/protocol/messages/chat.ts';
import type { AgentCommand, AgentFact } from '../../../shared/protocol/shape.ts';
import { anAgentCard } from '../../support/builders/agent-card.ts';
import { conversationCard } from '../../support/builders/conversation-card.ts';

let db: Tables;
let seq: number;
beforeEach(() => {
  db = new Tables(`apply-facts-${Math.random()}`);
  seq = 0;
});
afterEach(() => db.delete());

const tell = (fact: AgentFact): Promise<void> => {
  seq += 1;
  return applyFacts(db, [{ feed: 'own', seq, at: 7, fact }]);
};
const changed = (fields: Parameters<typeof conversationCard>[0] = {}): AgentFact => ({
  type: 'conversation.changed',
  card: conversationCard(fields),
  lines: [],
});
const said = (n: number, changes: Partial<Line> = {}): AgentFact => ({
  type: 'chat.said',
  line: {
    line: `l${n}`,
    conversation: 'c1',
    n,
    author: { kind: 'visitor' },
    text: `line ${n}`,
    notice: null,
    at: n,
    ...changes,
  },
});
const seen = (by: 'visitor' | 'agent', upTo: number, conversation = 'c1'): AgentFact => ({
  type: 'chat.seen',
  conversation,
  by,
  upTo,
});

test('[LK1] an agent sees at once what became of them, and of nobody else as of themselves', async () => {
  await tell({ type: 'agent.changed', agent: anAgentCard('a2', { presence: 'away' }) });
  expect(await db.ones.get('me')).toBeUndefined();
  await db.ones.put({ key: 'me', card: anAgentCard('a1') });
  await tell({ type: 'agent.changed', agent: anAgentCard('a2', { presence: 'busy' }) });
  expect(await db.ones.get('me')).toMatchObject({ card: { presence: 'available' } });
  await tell({ type: 'agent.changed', agent: anAgentCard('a1', { role: 'lead' }) });
  expect(await db.ones.get('me')).toMatchObject({ card: { role: 'lead' } });
  expect(await db.agents.count()).toBe(2);
});

test('[CH1] what was seen only goes forward, for each side on its own', async () => {
  await tell(changed({ lines: 5 }));
  for (const fact of [seen('visitor', 3), seen('agent', 4), seen('visitor', 2), seen('agent', 1)])
    await tell(fact);
  expect(await db.conversations.get('c1')).toMatchObject({ seenByVisitor: 3, seenByAgent: 4 });
});

test('[LK1] what is told of a conversation that is not here changes nothing and is no gap', async () => {
  await tell(seen('visitor', 3, 'elsewhere'));
  await tell(said(1, { conversation: 'elsewhere' }));
  expect(await db.conversations.count()).toBe(0);
  expect(await cursorOf(db)).toMatchObject({ own: 2 });
});

test('[CV4] a notice counts as a line and leaves the preview to what people wrote', async () => {
  await tell(changed());
  await tell(said(1));
  await tell(
    said(2, { author: { kind: 'notice' }, text: null, notice: { kind: 'joined', name: 'Sanne' } }),
  );
  expect(await db.conversations.get('c1')).toMatchObject({ lines: 2, preview: 'line 1' });
});

test('[CV3] a preview is at most 120 characters, and an older line leaves it', async () => {
  await tell(changed());
  await tell(said(2, { text: 'x'.repeat(500) }));
  await tell(said(1));
  expect(await db.conversations.get('c1')).toMatchObject({ lines: 2, preview: 'x'.repeat(120) });
});

test('[LK1] who needs help is kept with its moment, and what became of the offer with it', async () => {
  const qualified: Extract<AgentFact, { type: 'session.qualified' }> = {
    type: 'session.qualified',
    offer: 'o1',
    session: 's1',
    visitor: 'v1',
    actionMap: 'm1',
    state: 'offered',
    reasons: [],
    silence: null,
  };
  await tell(qualified);
  expect(await db.qualified.get('o1')).toEqual({ ...qualified, at: 7 });
  await tell({ type: 'offer.settled', offer: 'o1', session: 's1', state: 'accepted' });
  expect(await db.qualified.get('o1')).toMatchObject({ state: 'accepted' });
});

test('[ER3] an erasure and what is left of facts that were of somebody move the cursor', async () => {
  await tell(changed());
  await tell({ type: 'fact.erased' });
  await tell({ type: 'visitor.erased', visitor: 'v1', conversations: ['c1'] });
  expect(await db.conversations.count()).toBe(0);
  expect(await cursorOf(db)).toMatchObject({ own: 3 });
});

test('[LK1] a fact nobody knows what to do with is a bug: nothing of its batch is kept', async () => {
  const strange = JSON.parse('{"type":"chat.reacted"}');
  await expect(
    applyFacts(db, [
      { feed: 'own', seq: 1, at: 1, fact: changed() },
      { feed: 'own', seq: 2, at: 1, fact: strange },
    ]),
  ).rejects.toThrow('chat.reacted');
  expect(await db.conversations.count()).toBe(0);
  expect(await cursorOf(db)).toBeNull();
});

test('[ER3] after a snapshot only refusals of what is still there, or of no conversation, stay', async () => {
  const refuse = (id: string, body: AgentCommand) =>
    db.refusals.put({ id, at: 1, body, kind: 'wrong-state', sentence: '' });
  await refuse('gone', { type: 'chat.see', conversation: 'c1', upTo: 1 });
  await refuse('open', { type: 'chat.see', conversation: 'c2', upTo: 1 });
  await refuse('presence', { type: 'presence.set', presence: 'away' });
  await applySnapshot(db, {
    type: 'agent.snapshot',
    own: 4,
    floor: 6,
    conversations: [conversationCard({ conversation: 'c2' })],
    lines: [],
    agents: [],
  });
  expect((await db.refusals.toCollection().primaryKeys()).sort()).toEqual(['open', 'presence']);
});
