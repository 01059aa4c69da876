import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerKey } from '../../../extension/db/answer-key.ts';
import { applyFacts, applySnapshot, cursorOf } from '../../../extension/db/apply.ts';
import { mayAnswer, openQueries } from '../../../extension/db/queries.ts';
import { CLOSED_KEPT_MS, forgetOld } from '../../../extension/db/retention.ts';
import { Tables } from '../../../extension/db/tables.ts';
import type { AgentSnapshot } from '../../../shared/protocol/messages/snapshot.ts';
import type { AgentFact } from '../../../shared/protocol/shape.ts';
import { conversationCard } from '../../support/builders/conversation-card.ts';
import { approvalCard, codeOfCard, exerciseCard, taskCard } from '../../support/builders/given.ts';

const NOW = 1_800_000_000_000;
const name = () => `given-tables-${Math.random()}`;
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
const given = (changes: Parameters<typeof exerciseCard>[0] = {}): AgentFact => ({
  type: 'exercise.changed',
  card: exerciseCard(changes),
});
const asked = (changes: Parameters<typeof approvalCard>[0] = {}): AgentFact => ({
  type: 'approval.changed',
  card: approvalCard(changes),
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
const changes = () => openQueries(db).allowedChanges();

test('[LK1] of two pictures of one thing given, asked or to be done the newer holds', async () => {
  await tell(given({ changedAt: 5, code: codeOfCard({ state: 'shown' }) }));
  await tell(given({ changedAt: 4 }));
  await tell(asked({ changedAt: 5, state: 'lowered' }));
  await tell(asked({ changedAt: 4 }));
  await tell({ type: 'task.changed', card: taskCard({ changedAt: 5, state: 'done' }) });
  await tell({ type: 'task.changed', card: taskCard({ changedAt: 4 }) });
  expect((await db.exercises.get('x1'))?.code?.state).toBe('shown');
  expect(await db.approvals.get('p1')).toMatchObject({ state: 'lowered' });
  expect(await db.tasks.get('t1')).toMatchObject({ state: 'done' });
  expect(await cursorOf(db)).toMatchObject({ own: 6 });
});

test('[MP1] whatever changes what may be given makes every answer about it old, and nothing else does', async () => {
  expect(await changes()).toBe(0);
  await tell({ type: 'mandate.changed', mandate: 'm1', version: 2, isRevoked: false });
  expect(await changes()).toBe(1);
  await tell(given());
  expect(await changes()).toBe(2);
  await tell(asked());
  expect(await changes()).toBe(3);
  await tell({ type: 'task.changed', card: taskCard() });
  expect(await changes()).toBe(3);
  await applySnapshot(db, snapshot({}));
  expect(await changes()).toBe(4);
});

test('[LK1] a snapshot replaces all given, asked and to be done; one of an older sidecar names none', async () => {
  await tell(given());
  const exercises = [exerciseCard({ exercise: 'x2' })];
  const approvals = [approvalCard({ approval: 'p2' })];
  await applySnapshot(db, snapshot({ exercises, approvals, tasks: [taskCard({ task: 't2' })] }));
  const ids = () =>
    Promise.all([db.exercises, db.approvals, db.tasks].map((table) => table.toCollection().keys()));
  expect(await ids()).toEqual([['x2'], ['p2'], ['t2']]);
  await applySnapshot(db, snapshot({}));
  expect(await ids()).toEqual([[], [], []]);
});

test('[ER3] an erased visitor takes what they were given along, and every command about it', async () => {
  await tell(given());
  await tell(
    given({ exercise: 'x2', conversation: 'c2', visitor: 'v2', code: codeOfCard({ code: 'k2' }) }),
  );
  await tell(asked());
  await tell(asked({ approval: 'p2', conversation: 'c2', visitor: 'v2' }));
  await tell({ type: 'task.changed', card: taskCard() });
  const show = (code: string) =>
    ({ type: 'code.show', code, line: 'l', text: 'for Anna' }) as const;
  const answer = (approval: string) =>
    ({ type: 'approval.answer', approval, answer: 'refuse', step: null, words: 'no' }) as const;
  const settle = { type: 'task.settle', task: 't1', state: 'done', note: 'sent' } as const;
  const revoke = { type: 'mandate.revoke', mandate: 'm1' } as const;
  const bodies = [show('k1'), show('k2'), answer('p1'), answer('p2'), settle, revoke];
  await db.outbox.bulkAdd(bodies.map((body, at) => ({ id: String(at), at, body })));
  const question = { type: 'allowed.ask', conversation: 'c1' } as const;
  await db.answers.put({
    key: answerKey(question),
    at: 1,
    answer: { type: 'allowed.answered', of: 'q', conversation: 'c1', options: [], given: [] },
  });
  await tell({ type: 'visitor.erased', visitor: 'v1', conversations: ['c1'] });
  expect(await db.exercises.toCollection().primaryKeys()).toEqual(['x2']);
  expect(await db.approvals.toCollection().primaryKeys()).toEqual(['p2']);
  expect(await db.tasks.count()).toBe(0);
  expect(await db.answers.count()).toBe(0);
  expect((await db.outbox.toArray()).map(({ id }) => id)).toEqual(['1', '3', '5']);
});

test('[ER3] a refusal about a code, a question or a task stays while a snapshot still names it', async () => {
  const refused = { at: 1, kind: 'wrong-state', sentence: '' } as const;
  const bodies = [
    { type: 'code.revoke', code: 'k1' },
    { type: 'code.revoke', code: 'k2' },
    { type: 'approval.withdraw', approval: 'p1' },
    { type: 'approval.withdraw', approval: 'p2' },
    { type: 'task.assign', task: 't1', owner: 'a2' },
    { type: 'task.assign', task: 't2', owner: 'a2' },
    { type: 'mandate.revoke', mandate: 'm1' },
  ] as const;
  await db.refusals.bulkPut(bodies.map((body, at) => ({ id: String(at), body, ...refused })));
  await applySnapshot(
    db,
    snapshot({ exercises: [exerciseCard()], approvals: [approvalCard()], tasks: [taskCard()] }),
  );
  expect(await db.refusals.toCollection().primaryKeys()).toEqual(['0', '2', '4', '6']);
});

test('[LK3] what was given goes a week after its conversation closed, what is to be done stays', async () => {
  const old = NOW - CLOSED_KEPT_MS - 1;
  await db.conversations.bulkPut([
    conversationCard({ conversation: 'shut', state: 'closed', changedAt: old }),
    conversationCard({ conversation: 'open', state: 'active', changedAt: old }),
  ]);
  await db.exercises.bulkPut([
    exerciseCard({ exercise: 'shut', conversation: 'shut', changedAt: NOW }),
    exerciseCard({ exercise: 'open', conversation: 'open', changedAt: old }),
    exerciseCard({ exercise: 'elsewhere', conversation: 'gone', changedAt: old }),
    exerciseCard({ exercise: 'fresh', conversation: 'gone', changedAt: NOW }),
  ]);
  await db.approvals.bulkPut([
    approvalCard({ approval: 'asked', conversation: 'x', changedAt: old }),
    approvalCard({ approval: 'old', conversation: 'x', state: 'granted', changedAt: old }),
    approvalCard({ approval: 'fresh', conversation: 'x', state: 'granted', changedAt: NOW }),
  ]);
  await db.tasks.bulkPut([
    taskCard({ task: 'open', conversation: 'shut', changedAt: old }),
    taskCard({ task: 'old', conversation: 'shut', state: 'done', changedAt: old }),
    taskCard({ task: 'fresh', conversation: 'shut', state: 'failed', changedAt: NOW }),
  ]);
  await forgetOld(db, NOW);
  expect(await db.exercises.toCollection().primaryKeys()).toEqual(['fresh', 'open']);
  expect(await db.approvals.toCollection().primaryKeys()).toEqual(['asked', 'fresh']);
  expect(await db.tasks.toCollection().primaryKeys()).toEqual(['fresh', 'open']);
});

test('[MP1] views get the newest given and asked first, and what is due first', async () => {
  await tell(given({ exercise: 'x1', at: 1 }));
  await tell(given({ exercise: 'x2', at: 2 }));
  await tell(asked({ approval: 'p1', askedAt: 1 }));
  await tell(asked({ approval: 'p2', askedAt: 2 }));
  await tell({ type: 'task.changed', card: taskCard({ task: 't1', dueAt: 9 }) });
  await tell({ type: 'task.changed', card: taskCard({ task: 't2', dueAt: 3 }) });
  const queries = openQueries(db);
  expect((await queries.exercises()).map(({ exercise }) => exercise)).toEqual(['x2', 'x1']);
  expect((await queries.approvals()).map(({ approval }) => approval)).toEqual(['p2', 'p1']);
  expect((await queries.tasks()).map(({ task }) => task)).toEqual(['t2', 't1']);
});

test('[AP1] a question waits for the leads it names while it is open, never for who asked', () => {
  expect(mayAnswer(approvalCard(), 'l1')).toBe(true);
  expect(mayAnswer(approvalCard(), 'l2')).toBe(false);
  expect(mayAnswer(approvalCard(), null)).toBe(false);
  expect(mayAnswer(approvalCard({ state: 'refused' }), 'l1')).toBe(false);
  expect(mayAnswer(approvalCard({ agent: 'l1' }), 'l1')).toBe(false);
});

test('[LK3] tables of before keep what they hold; the cursor goes, so that all that was given is told', async () => {
  const called = name();
  const before = new Dexie(called);
  before.version(2).stores({
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
    cobrowses: 'cobrowse, conversation, visitor, changedAt',
  });
  await before.open();
  await before.table('ones').put({ key: 'cursor', own: 5, floor: 5 });
  await before.table('conversations').put(conversationCard());
  await before.table('drafts').put({ conversation: 'c1', text: 'half a sentence' });
  before.close();

  const after = new Tables(called);
  expect(await after.conversations.count()).toBe(1);
  expect(await after.drafts.get('c1')).toMatchObject({ text: 'half a sentence' });
  expect(await after.exercises.count()).toBe(0);
  expect(await cursorOf(after)).toBeNull();
  await after.delete();
});
