import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { applyFacts, applySnapshot, cursorOf } from '../../../extension/db/apply.ts';
import { forgetOld, REFUSALS_KEPT_MS } from '../../../extension/db/retention.ts';
import { Tables } from '../../../extension/db/tables.ts';
import type { Line } from '../../../shared/protocol/messages/chat.ts';
import { conversationCard } from '../../support/builders/conversation-card.ts';
import { gapsAnswered, suggestionsAnswered } from '../../support/builders/suggestion.ts';

let db: Tables;
beforeEach(async () => {
  db = new Tables(`erase-${Math.random()}`);
  await fill();
});
afterEach(() => db.delete());

const card = (of: 'zoe' | 'max') =>
  conversationCard({ conversation: `${of}-talk`, visitor: of, visitorName: `${of}-name` });
const line = (conversation: string): Line => ({
  line: `line-of-${conversation}`,
  conversation,
  n: 1,
  author: { kind: 'visitor' },
  text: `words of ${conversation}`,
  notice: null,
  at: 1,
});

/** A trace of each of them in every table; of zoe also lines without the card. */
async function fill(): Promise<void> {
  await db.ones.put({ key: 'cursor', own: 5, floor: 5 });
  for (const of of ['zoe', 'max'] as const) {
    const conversation = `${of}-talk`;
    await db.conversations.put(card(of));
    await db.lines.bulkPut([line(conversation), line(`${of}-closed`)]);
    await db.drafts.put({ conversation, text: `draft to ${of}` });
    await db.qualified.put({
      type: 'session.qualified',
      session: `${of}-session`,
      visitor: of,
      offer: `${of}-offer`,
      actionMap: null,
      state: 'offered',
      reasons: [{ kind: 'repeat-view', count: 3, about: `boots of ${of}` }],
      silence: null,
      at: 1,
    });
    await db.outbox.bulkAdd([
      { id: `${of}-1`, at: 1, body: say(conversation, of) },
      { id: `${of}-2`, at: 1, body: { type: 'visitor.block', visitor: of, reason: `why ${of}` } },
      { id: `${of}-3`, at: 1, body: { type: 'offer.make', session: `${of}-session`, offer: of } },
    ]);
    const refused = { at: 1, kind: 'not-found', sentence: '' } as const;
    await db.refusals.put({ id: `${of}-4`, body: say(conversation, of), ...refused });
    await db.answers.bulkPut([
      {
        key: `journey:${of}:`,
        at: 1,
        answer: { type: 'journey.answered', of: 'q', visitor: of, acts: [], next: null },
      },
      {
        key: `conversations::${of}-name:`,
        at: 1,
        answer: { type: 'conversations.answered', of: 'q', rows: [card(of)], next: null },
      },
      {
        key: `lines:${of}-closed:`,
        at: 1,
        answer: {
          type: 'lines.answered',
          of: 'q',
          conversation: `${of}-closed`,
          lines: [line(`${of}-closed`)],
          hasMore: false,
        },
      },
      {
        key: `suggestions:${of}-talk:search:words of ${of}`,
        at: 1,
        answer: suggestionsAnswered([], { conversation: `${of}-talk` }),
      },
      {
        key: `gaps:${of === 'zoe' ? 7 : 28}`,
        at: 1,
        answer: gapsAnswered(`${of}-closed`, `question of ${of}`),
      },
    ]);
  }
}

function say(conversation: string, of: string) {
  return { type: 'chat.say', conversation, line: `${of}-l`, text: `answer to ${of}` } as const;
}

async function textOf(): Promise<string> {
  return JSON.stringify(await Promise.all(db.tables.map((table) => table.toArray())));
}

test('[ER3] visitor.erased takes every trace of one visitor out of every table, and none of another', async () => {
  const counts = () => Promise.all(db.tables.map((table) => table.count()));
  const before = await counts();
  await applyFacts(db, [
    {
      feed: 'floor',
      seq: 6,
      at: 9,
      fact: {
        type: 'visitor.erased',
        visitor: 'zoe',
        conversations: ['zoe-talk', 'zoe-closed'],
      },
    },
  ]);
  expect(await textOf()).not.toContain('zoe');
  const halved = before.map((count) => (count === 1 ? 1 : count / 2));
  expect(await counts()).toEqual(halved);
  expect(await cursorOf(db)).toMatchObject({ own: 5, floor: 6 });
});

test('[ER3] a fact that was erased moves the cursor and changes nothing else', async () => {
  const before = await textOf();
  await applyFacts(db, [{ feed: 'floor', seq: 6, at: 9, fact: { type: 'fact.erased' } }]);
  expect(await textOf()).toBe(before.replace('"floor":5', '"floor":6'));
});

test('[ER3] a snapshot replaces what was missed: who is not in it has left nothing but commands', async () => {
  await applySnapshot(db, {
    type: 'agent.snapshot',
    own: 40,
    floor: 60,
    conversations: [card('max')],
    lines: [],
    agents: [],
  });
  await db.outbox.clear();
  expect(await textOf()).not.toContain('zoe');
  expect(await db.drafts.get('max-talk')).toMatchObject({ text: 'draft to max' });
});

test('[LK3] a refusal that nobody put away goes after a week, with what was written', async () => {
  await forgetOld(db, 1 + REFUSALS_KEPT_MS);
  expect(await db.refusals.count()).toBe(2);
  await forgetOld(db, 2 + REFUSALS_KEPT_MS);
  expect(await db.refusals.count()).toBe(0);
});
