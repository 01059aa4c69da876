import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Outbox } from '../../../extension/background/outbox.ts';
import { type OutboxRow, Tables } from '../../../extension/db/tables.ts';
import { LINE_MAX_CHARS, OUTBOX_LINES_MAX } from '../../../shared/protocol/limits.ts';
import type { AgentCommand } from '../../../shared/protocol/shape.ts';
import { exerciseCard } from '../../support/builders/given.ts';

let db: Tables;
let sent: OutboxRow[];
let isUp: boolean;
let outbox: Outbox;

const send = (row: OutboxRow) => {
  if (isUp) sent.push(row);
  return isUp;
};
const say = (text: string, conversation = 'c1'): AgentCommand => ({
  type: 'chat.say',
  conversation,
  line: `line-${text}`,
  text,
});
const ack = (of: string) => outbox.acknowledged({ type: 'ack', of, result: null });
const unavailable = (of: string) => {
  return { type: 'refused', of, kind: 'unavailable', sentence: 'Full.' } as const;
};
const sentIds = () => sent.map(({ id }) => id);

beforeEach(() => {
  db = new Tables(`outbox-${Math.random()}`);
  sent = [];
  isUp = true;
  outbox = new Outbox(db, send);
});
afterEach(() => db.delete());

test('[LK2] a command written while the link is down is sent, in order, once it is up', async () => {
  isUp = false;
  await outbox.add('1', 0, say('a'));
  await outbox.add('2', 0, say('b'));
  isUp = true;
  await outbox.resend();
  await ack('1');
  expect(sentIds()).toEqual(['1', '2']);
});

test('[LK2] a command survives the worker: a new outbox on the same tables sends it again', async () => {
  await outbox.add('1', 0, say('a'));
  sent = [];
  await new Outbox(db, send).resend();
  expect(sentIds()).toEqual(['1']);
});

test('[LK2] a command written while a new connection begins overtakes none that goes again', async () => {
  await outbox.add('1', 0, say('a'));
  await outbox.add('2', 0, say('b', 'c2'));
  await db.outbox.add({ id: '3', at: 0, body: say('c', 'c3') });
  sent = [];
  const writing = outbox.flush();
  // The flush stands before its table when the link is live again.
  await Promise.resolve();
  await Promise.all([outbox.resend(), writing]);
  expect(sentIds()).toEqual(['1', '2', '3']);
});

test('[LK2] a line overtakes none before it in its conversation that could not be kept', async () => {
  // As the sidecar does: each command is answered in turn, and only the first meets a full disk.
  const kept: string[] = [];
  let refusals = 0;
  outbox = new Outbox(db, ({ id }) => {
    queueMicrotask(() => {
      if (id === '1' && refusals === 0) {
        refusals += 1;
        void outbox.refused(unavailable(id), 5);
      } else {
        kept.push(id);
        void ack(id);
      }
    });
    return true;
  });
  await Promise.all([outbox.add('1', 0, say('a')), outbox.add('2', 0, say('b'))]);
  await outbox.resend();
  await expect.poll(() => db.outbox.count()).toBe(0);
  expect(kept).toEqual(['1', '2']);
});

test('[LK2] a conversation does not wait for another, nor for what is about none', async () => {
  await outbox.add('1', 0, say('a'));
  await outbox.add('2', 0, say('b'));
  await outbox.add('3', 0, say('c', 'c2'));
  await outbox.add('4', 0, { type: 'presence.set', presence: 'away' });
  expect(sentIds()).toEqual(['1', '3', '4']);
});

test('[LK2] a no that stands lets the next of its conversation go', async () => {
  await outbox.add('1', 0, say('a'));
  await outbox.add('2', 0, say('b'));
  await outbox.refused({ type: 'refused', of: '1', kind: 'not-holder', sentence: 'No.' }, 5);
  expect(sentIds()).toEqual(['1', '2']);
});

test('[LK2] an acknowledged command is never sent again', async () => {
  await outbox.add('1', 0, say('a'));
  await outbox.acknowledged({ type: 'ack', of: '1', result: null });
  sent = [];
  await outbox.resend();
  expect(sent).toEqual([]);
});

test('[LK2] the same command added twice is kept once', async () => {
  await outbox.add('1', 0, say('a'));
  await outbox.add('1', 0, say('a'));
  expect(await db.outbox.count()).toBe(1);
});

test('[LK2] a refused command leaves the outbox and is shown with its reason', async () => {
  await outbox.add('1', 0, say('a'));
  await outbox.refused({ type: 'refused', of: '1', kind: 'not-holder', sentence: 'No.' }, 5);
  expect(await db.outbox.count()).toBe(0);
  expect(await db.refusals.toArray()).toMatchObject([{ id: '1', kind: 'not-holder', at: 5 }]);
});

test('[LK2] a command that the store could not keep stays waiting', async () => {
  await outbox.add('1', 0, say('a'));
  expect(await outbox.refused(unavailable('1'), 5)).toBe('kept-waiting');
  expect(await db.outbox.count()).toBe(1);
});

test('[LK2] a no to what is no longer waiting is not shown to anybody', async () => {
  const kind = 'wrong-state' as const;
  expect(await outbox.refused({ type: 'refused', of: 'gone', kind, sentence: 'No.' }, 5)).toBe(
    'refused',
  );
  expect(await db.refusals.count()).toBe(0);
});

test('[LM1] the outbox takes no more than its bound, and says so', async () => {
  isUp = false;
  await db.outbox.bulkAdd(
    Array.from({ length: OUTBOX_LINES_MAX }, (_, n) => ({ id: `${n}`, at: 0, body: say(`${n}`) })),
  );
  expect(await outbox.add('one-more', 0, say('x'))).toBe(false);
});

test('[LK2, MP4] a code is shown in its turn among the lines of its conversation', async () => {
  await db.exercises.bulkPut([
    exerciseCard(),
    // Given as a task: it has no code.
    exerciseCard({ exercise: 'credit', code: null }),
  ]);
  await outbox.add('1', 0, say('a'));
  await outbox.add('2', 0, { type: 'code.show', code: 'k1', line: 'l2', text: 'KM4T-7QXW-9PRV' });
  await outbox.add('3', 0, { type: 'code.revoke', code: 'unknown' });
  expect(sentIds()).toEqual(['1', '3']);
  await ack('1');
  expect(sentIds()).toEqual(['1', '3', '2']);
});

test('[LK2, MP5] a question to the leads is taken back behind asking it', async () => {
  await outbox.add('1', 0, {
    type: 'approval.ask',
    approval: 'p1',
    conversation: 'c1',
    mandate: 'm1',
    version: 1,
    step: { kind: 'percentage', percent: 15 },
    reason: 'Will order now',
  });
  await outbox.add('2', 0, { type: 'approval.withdraw', approval: 'p1' });
  await outbox.add('3', 0, { type: 'approval.withdraw', approval: 'p2' });
  expect(sentIds()).toEqual(['1', '3']);
  await ack('1');
  expect(sentIds()).toEqual(['1', '3', '2']);
});

test('[LK2] a command that no sidecar could read is refused, and what is behind it goes', async () => {
  await outbox.add('1', 7, say('a'.repeat(LINE_MAX_CHARS + 1)));
  await outbox.add('2', 8, say('b'));
  expect(sentIds()).toEqual(['2']);
  expect(await db.refusals.toArray()).toMatchObject([{ id: '1', at: 7, kind: 'malformed' }]);
  expect(await db.outbox.toArray()).toMatchObject([{ id: '2' }]);
});

test('[MP3] why a mandate refused is kept with the refusal', async () => {
  await outbox.add('1', 0, say('a'));
  const refused = { type: 'refused', of: '1', kind: 'not-covered', sentence: 'No.' } as const;
  await outbox.refused({ ...refused, denial: 'over-budget' }, 5);
  expect(await db.refusals.toArray()).toMatchObject([{ id: '1', denial: 'over-budget' }]);
});

test('[PN20] the reason is kept with the refusal, with its figures', async () => {
  await outbox.add('1', 0, say('a'));
  const reason = { word: 'too-much-said', count: 3 } as const;
  const refused = { type: 'refused', of: '1', kind: 'at-capacity', sentence: 'No.' } as const;
  await outbox.refused({ ...refused, reason }, 5);
  expect(await db.refusals.toArray()).toMatchObject([{ id: '1', reason }]);
});
