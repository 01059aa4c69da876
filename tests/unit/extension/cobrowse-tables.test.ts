import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { applyFacts, applySnapshot, cursorOf } from '../../../extension/db/apply.ts';
import { openQueries } from '../../../extension/db/queries.ts';
import { CLOSED_KEPT_MS, forgetOld } from '../../../extension/db/retention.ts';
import { Tables } from '../../../extension/db/tables.ts';
import type { AgentSnapshot } from '../../../shared/protocol/messages/snapshot.ts';
import type { AgentFact } from '../../../shared/protocol/shape.ts';
import { cobrowseCard } from '../../support/builders/cobrowse-card.ts';
import { conversationCard } from '../../support/builders/conversation-card.ts';

const NOW = 1_800_000_000_000;
const name = () => `cobrowse-tables-${Math.random()}`;
let db: Tables;
let seq: number;
beforeEach(() => {
  db = new Tables(name());
  seq = 0;
});
afterEach(() => db.delete());

const tell = (fact: AgentFact): Promise<void> => {
  seq += 1;
  return applyFacts(db, [{ feed: 'own', seq, at: 7, fact }]);
};
const changed = (changes: Parameters<typeof cobrowseCard>[0] = {}): AgentFact => ({
  type: 'cobrowse.changed',
  card: cobrowseCard(changes),
});
const snapshot = (more: Partial<AgentSnapshot>): AgentSnapshot => ({
  type: 'agent.snapshot',
  own: 9,
  floor: 9,
  conversations: [],
  lines: [],
  agents: [],
  ...more,
});

test('[LK1] of two pictures of one looking along the newer holds, in whichever order they come', async () => {
  await tell(changed({ changedAt: 5, state: 'active' }));
  await tell(changed({ changedAt: 4, state: 'asked', startedAt: null }));
  expect(await db.cobrowses.get('b1')).toMatchObject({ state: 'active', changedAt: 5 });
  await tell(changed({ changedAt: 6, state: 'ended', ending: 'stopped-by-visitor', endedAt: 6 }));
  expect(await db.cobrowses.get('b1')).toMatchObject({ ending: 'stopped-by-visitor' });
  expect(await cursorOf(db)).toMatchObject({ own: 3 });
});

test('[LK1] a snapshot replaces all looking along, and one of an older sidecar names none', async () => {
  await tell(changed());
  await applySnapshot(db, snapshot({ cobrowses: [cobrowseCard({ cobrowse: 'b2' })] }));
  expect(await db.cobrowses.toCollection().primaryKeys()).toEqual(['b2']);
  await applySnapshot(db, snapshot({}));
  expect(await db.cobrowses.count()).toBe(0);
});

test('[ER3] a refusal about looking along stays while it goes on, and goes with a snapshot without it', async () => {
  const refused = { at: 1, kind: 'wrong-state', sentence: '' } as const;
  for (const cobrowse of ['b1', 'b2']) {
    await db.refusals.put({ id: cobrowse, body: { type: 'cobrowse.end', cobrowse }, ...refused });
  }
  await applySnapshot(db, snapshot({ cobrowses: [cobrowseCard()] }));
  expect(await db.refusals.toCollection().primaryKeys()).toEqual(['b1']);
});

test('[ER3] an erased visitor takes looking along, and every command about it, along', async () => {
  await tell(changed());
  await tell(changed({ cobrowse: 'b2', conversation: 'c2', visitor: 'v2' }));
  await db.outbox.bulkAdd([
    { id: '1', at: 0, body: { type: 'cobrowse.end', cobrowse: 'b1' } },
    { id: '2', at: 0, body: { type: 'cobrowse.invite', cobrowse: 'b1', agent: 'a2' } },
    { id: '3', at: 0, body: { type: 'cobrowse.end', cobrowse: 'b2' } },
  ]);
  await tell({ type: 'visitor.erased', visitor: 'v1', conversations: ['c1'] });
  expect(await db.cobrowses.toCollection().primaryKeys()).toEqual(['b2']);
  expect((await db.outbox.toArray()).map(({ id }) => id)).toEqual(['3']);
});

test('[LK3] looking along that is over goes after a week, or with its closed conversation', async () => {
  const old = NOW - CLOSED_KEPT_MS - 1;
  const over = { state: 'ended', ending: 'too-long' } as const;
  await db.conversations.put(conversationCard({ state: 'closed', changedAt: old }));
  await db.cobrowses.bulkPut([
    cobrowseCard({ ...over, cobrowse: 'closed', conversation: 'c1', changedAt: NOW }),
    cobrowseCard({ ...over, cobrowse: 'old', conversation: 'c2', changedAt: old }),
    cobrowseCard({ ...over, cobrowse: 'fresh', conversation: 'c2', changedAt: NOW }),
    cobrowseCard({ cobrowse: 'on', conversation: 'c2', changedAt: old }),
  ]);
  await forgetOld(db, NOW);
  expect(await db.cobrowses.toCollection().primaryKeys()).toEqual(['fresh', 'on']);
});

test('[VW20] views get looking along newest first', async () => {
  await tell(changed({ cobrowse: 'b1', askedAt: 1 }));
  await tell(changed({ cobrowse: 'b2', askedAt: 2 }));
  const rows = await openQueries(db).cobrowses();
  expect(rows.map(({ cobrowse }) => cobrowse)).toEqual(['b2', 'b1']);
});

/** The tables as the first version laid them out. */
async function openBefore(called: string): Promise<Dexie> {
  const before = new Dexie(called);
  before.version(1).stores({
    ones: 'key',
    agents: 'agent',
    conversations: 'conversation, state, holder, visitor, changedAt',
    lines: 'line, [conversation+n], conversation',
    qualified: 'offer, session, at',
    outbox: '++place, &id',
    refusals: 'id, at',
    drafts: 'conversation',
    answers: 'key, at',
    settings: 'key',
  });
  return before.open();
}

test('[LK3] tables of before keep what they hold; the cursor goes, so that all looking along is told', async () => {
  const called = name();
  const before = await openBefore(called);
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
    'verify',
  ]);
  const pairing = {
    key: 'pairing',
    url: 'https://counter.example',
    device: 'd1',
    sidecar: { id: 's1', name: 'Counter' },
    agent: 'a1',
    privateKey: keys.privateKey,
  };
  await before.table('ones').bulkPut([pairing, { key: 'cursor', own: 5, floor: 5 }]);
  await before.table('conversations').put(conversationCard());
  await before.table('drafts').put({ conversation: 'c1', text: 'half a sentence' });
  await before.table('outbox').add({ id: '1', at: 0, body: { type: 'conversation.end' } });
  await before.table('settings').put({ key: 'theme', value: 'dark' });
  before.close();

  const after = new Tables(called);
  expect(await after.ones.get('pairing')).toMatchObject({ device: 'd1', agent: 'a1' });
  expect(await after.conversations.count()).toBe(1);
  expect(await after.drafts.get('c1')).toMatchObject({ text: 'half a sentence' });
  expect((await after.outbox.toArray()).map(({ id, place }) => [id, place])).toEqual([['1', 1]]);
  expect(await after.settings.get('theme')).toMatchObject({ value: 'dark' });
  expect(await after.cobrowses.count()).toBe(0);
  expect(await cursorOf(after)).toBeNull();
  await after.delete();
});
