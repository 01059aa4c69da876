import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  ANSWERS_KEPT_MS,
  CLOSED_KEPT_MS,
  forgetAll,
  forgetOld,
} from '../../../extension/db/retention.ts';
import { Tables } from '../../../extension/db/tables.ts';
import { conversationCard } from '../../support/builders/conversation-card.ts';

const NOW = 1_800_000_000_000;
let db: Tables;
beforeEach(() => {
  db = new Tables(`retention-${Math.random()}`);
});
afterEach(() => db.delete());

const line = (conversation: string) => ({
  line: `line-of-${conversation}`,
  conversation,
  n: 1,
  author: { kind: 'visitor' } as const,
  text: 'hello',
  notice: null,
  at: 1,
});

test('[LK3] a closed conversation goes with its lines after a week, an open one never', async () => {
  const old = NOW - CLOSED_KEPT_MS - 1;
  await db.conversations.bulkPut([
    conversationCard({ conversation: 'old', state: 'closed', changedAt: old }),
    conversationCard({ conversation: 'fresh', state: 'closed', changedAt: NOW }),
    conversationCard({ conversation: 'open', state: 'active', changedAt: old }),
  ]);
  await db.lines.bulkPut(['old', 'fresh', 'open'].map(line));
  await forgetOld(db, NOW);
  expect(await db.conversations.toCollection().primaryKeys()).toEqual(['fresh', 'open']);
  expect((await db.lines.toArray()).map(({ conversation }) => conversation)).toEqual([
    'fresh',
    'open',
  ]);
});

test('[LK3] answers to questions are a cache of a day', async () => {
  const answer = { type: 'measures.answered', of: 'q1', maps: [] } as const;
  await db.answers.bulkPut([
    { key: 'old', at: NOW - ANSWERS_KEPT_MS - 1, answer: { ...answer, maps: [] } },
    { key: 'fresh', at: NOW, answer: { ...answer, maps: [] } },
  ]);
  await forgetOld(db, NOW);
  expect(await db.answers.toCollection().primaryKeys()).toEqual(['fresh']);
});

test('[LK3] after un-pairing nothing of a visitor stays on this machine, settings do', async () => {
  await db.conversations.put(conversationCard());
  await db.lines.put(line('c1'));
  await db.drafts.put({ conversation: 'c1', text: 'half a sentence' });
  await db.outbox.add({ id: '1', at: 0, body: { type: 'conversation.end', conversation: 'c1' } });
  await db.settings.put({ key: 'theme', value: 'dark' });
  await forgetAll(db);
  const left = await Promise.all(db.tables.map((table) => table.count()));
  expect(left.reduce((sum, count) => sum + count, 0)).toBe(1);
  expect(await db.settings.get('theme')).toMatchObject({ value: 'dark' });
});
