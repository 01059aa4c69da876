import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  applyFacts,
  applySnapshot,
  cursorOf,
  type PlacedFact,
} from '../../../extension/db/apply.ts';
import { Tables } from '../../../extension/db/tables.ts';
import type { Line } from '../../../shared/protocol/messages/chat.ts';
import type { ConversationCard } from '../../../shared/protocol/messages/conversation.ts';
import { conversationCard } from '../../support/builders/conversation-card.ts';

let db: Tables;
beforeEach(() => {
  db = new Tables(`apply-${Math.random()}`);
});
afterEach(() => db.delete());

const line = (n: number): Line => ({
  line: `l${n}`,
  conversation: 'c1',
  n,
  author: { kind: 'visitor' },
  text: `line ${n}`,
  notice: null,
  at: n,
});
const changed = (seq: number, fields: Partial<ConversationCard> = {}): PlacedFact => ({
  feed: 'own',
  seq,
  at: seq,
  fact: { type: 'conversation.changed', card: conversationCard(fields), lines: [] },
});
const said = (seq: number, n: number): PlacedFact => ({
  feed: 'own',
  seq,
  at: seq,
  fact: { type: 'chat.said', line: line(n) },
});

test('[LK1] tables and cursor move together: a gap leaves both as they were', async () => {
  await applyFacts(db, [changed(1)]);
  await expect(applyFacts(db, [said(2, 1), said(4, 2)])).rejects.toThrow('a gap');
  expect(await db.lines.count()).toBe(0);
  expect(await cursorOf(db)).toMatchObject({ own: 1, floor: 0 });
});

test('[LK1] a fact at or below the cursor changes nothing', async () => {
  await applyFacts(db, [changed(1), said(2, 1)]);
  await applyFacts(db, [changed(1, { state: 'closed', changedAt: 9 }), said(2, 1), said(3, 2)]);
  expect((await db.conversations.get('c1'))?.state).toBe('active');
  expect(await db.lines.count()).toBe(2);
});

test('[LK1] the two feeds have cursors of their own', async () => {
  await applyFacts(db, [changed(1), { ...changed(1, { changedAt: 2 }), feed: 'floor' }]);
  expect(await cursorOf(db)).toMatchObject({ own: 1, floor: 1 });
});

test('[LK1] of the same conversation over two feeds the newer card wins', async () => {
  await applyFacts(db, [changed(1, { state: 'wrap-up', changedAt: 8 })]);
  await applyFacts(db, [{ ...changed(1, { state: 'active', changedAt: 4 }), feed: 'floor' }]);
  expect((await db.conversations.get('c1'))?.state).toBe('wrap-up');
});

test('[CH1] what was seen stays seen when the card of before comes later over the floor', async () => {
  const card = { lines: 4, seenByVisitor: 3, changedAt: 8 };
  const seen: PlacedFact = {
    feed: 'own',
    seq: 2,
    at: 9,
    fact: { type: 'chat.seen', conversation: 'c1', by: 'visitor', upTo: 4 },
  };
  await applyFacts(db, [changed(1, card), seen]);
  await applyFacts(db, [{ ...changed(1, card), feed: 'floor' }]);
  expect((await db.conversations.get('c1'))?.seenByVisitor).toBe(4);
});

test('[LK1] a line raises its conversation’s count and preview', async () => {
  await applyFacts(db, [changed(1), said(2, 1)]);
  expect(await db.conversations.get('c1')).toMatchObject({ lines: 1, preview: 'line 1' });
});

test('[LK1] a snapshot replaces what facts filled, and the cursor', async () => {
  await applyFacts(db, [changed(1), said(2, 1)]);
  await applySnapshot(db, {
    type: 'agent.snapshot',
    own: 40,
    floor: 60,
    conversations: [conversationCard({ conversation: 'c2' })],
    lines: [],
    agents: [],
  });
  expect(await db.conversations.toCollection().primaryKeys()).toEqual(['c2']);
  expect(await db.lines.count()).toBe(0);
  expect(await cursorOf(db)).toMatchObject({ own: 40, floor: 60 });
});
