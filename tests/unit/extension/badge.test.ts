import { expect, test } from 'vitest';
import { badgeFor } from '../../../extension/background/badge.ts';
import { FRESH_MS, noticeFor } from '../../../extension/background/notify.ts';
import { say } from '../../../extension/background/words.ts';
import type { PlacedFact } from '../../../extension/db/apply.ts';
import { backoffMs } from '../../../shared/protocol/backoff.ts';
import { BACKOFF_MAX_MS } from '../../../shared/protocol/limits.ts';
import { conversationCard } from '../../support/builders/conversation-card.ts';
import { approvalCard, codeOfCard, exerciseCard } from '../../support/builders/given.ts';

const live = { kind: 'live', since: 0 } as const;
const watching = { me: 'a1', showing: null, holds: new Set(['c1']), now: 1_000 };
const line = (text: string): PlacedFact => ({
  feed: 'own',
  seq: 1,
  at: 1_000,
  fact: {
    type: 'chat.said',
    line: {
      line: 'l1',
      conversation: 'c1',
      n: 1,
      author: { kind: 'visitor' },
      text,
      notice: null,
      at: 1,
    },
  },
});

test('[BG1] the badge counts what needs this agent before what waits for anybody', () => {
  const mine = conversationCard({ state: 'assigned', holder: 'a1' });
  const queued = conversationCard({ conversation: 'c2', state: 'queued', holder: null });
  expect(badgeFor(live, 'a1', [mine, queued], [])).toMatchObject({ says: 'needs-you', text: '1' });
  expect(badgeFor(live, 'a1', [queued], [])).toMatchObject({ says: 'waiting', text: '1' });
  expect(badgeFor(live, 'a1', [], [])).toMatchObject({ says: 'calm', text: '' });
});

test('[BG1, MP6] what is asked of a lead counts among what needs them, until it is answered', () => {
  const mine = conversationCard({ state: 'assigned', holder: 'l1' });
  const asked = approvalCard();
  expect(badgeFor(live, 'l1', [mine], [asked])).toMatchObject({ says: 'needs-you', text: '2' });
  const granted = approvalCard({ state: 'granted' });
  expect(badgeFor(live, 'l1', [mine], [granted])).toMatchObject({ text: '1' });
  expect(badgeFor(live, 'l2', [], [asked])).toMatchObject({ says: 'calm' });
});

const placed = (fact: PlacedFact['fact']): PlacedFact => ({ feed: 'own', seq: 1, at: 1_000, fact });
const approval = (changes: Parameters<typeof approvalCard>[0] = {}) =>
  placed({ type: 'approval.changed', card: approvalCard(changes) });

test('[BG2, MP6] a question is a notice for the leads who may answer, also while they look elsewhere', () => {
  const lead = { ...watching, me: 'l1', holds: new Set<string>() };
  expect(noticeFor(approval(), lead)).toEqual({
    id: 'c1',
    says: 'approval-asked',
    name: null,
    agent: 'a1',
    text: 'Will order now',
  });
  expect(noticeFor(approval(), { ...lead, showing: 'c1' })).toMatchObject({ id: 'c1' });
  expect(noticeFor(approval(), { ...lead, me: 'l2' })).toBeNull();
  expect(noticeFor(approval({ state: 'granted', answeredBy: 'l2' }), lead)).toBeNull();
});

test('[BG2, MP5] its answer is a notice for who asked, unless it is on screen', () => {
  const answered = approval({ state: 'refused', answeredBy: 'l1', words: 'Not this time' });
  expect(noticeFor(answered, watching)).toMatchObject({
    says: 'approval-refused',
    agent: 'l1',
    text: 'Not this time',
  });
  expect(noticeFor(answered, { ...watching, showing: 'c1' })).toBeNull();
  expect(noticeFor(approval(), watching)).toBeNull();
  expect(noticeFor(approval({ state: 'withdrawn' }), watching)).toBeNull();
});

test('[BG2, CD4] a code that was lost at checkout is a notice for who holds the conversation', () => {
  const code = (state: 'lost' | 'shown', why = '') =>
    placed({
      type: 'exercise.changed',
      card: exerciseCard({ code: codeOfCard({ state, why }) }),
    });
  expect(noticeFor(code('lost', 'Another cart has it'), watching)).toMatchObject({
    id: 'c1',
    says: 'lost',
    text: 'Another cart has it',
  });
  expect(noticeFor(code('shown'), watching)).toBeNull();
  expect(noticeFor(code('lost'), { ...watching, showing: 'c1' })).toBeNull();
  expect(noticeFor(code('lost'), { ...watching, holds: new Set() })).toBeNull();
});

test('[BG2, CD4] why a code was lost is said in the agent’s own language, by its word', () => {
  const cause = { kind: 'used-elsewhere', order: 'A-1', by: 'A-2' } as const;
  const code = codeOfCard({ state: 'lost', why: 'Order A-1 was paid without it.', cause });
  const lost = placed({ type: 'exercise.changed', card: exerciseCard({ code }) });
  expect(noticeFor(lost, watching)).toMatchObject({
    says: 'lost',
    cause: { says: 'paid-without', order: 'A-1' },
  });
  expect(say('nl-NL', 'paid-without', { name: 'A-1' })).toBe(
    'Bestelling A-1 is zonder deze code betaald.',
  );
});

test('[BG2, CD10] money that went after a code’s end is a notice for whoever is told, and once', () => {
  const cause = { kind: 'paid-after-end', order: 'A-1', by: null } as const;
  const card = exerciseCard({
    changedAt: 1_000,
    code: codeOfCard({ state: 'revoked', why: 'Paid.', cause }),
  });
  const told = placed({ type: 'exercise.changed', card });
  const lead = { ...watching, me: 'l1', holds: new Set<string>() };
  expect(noticeFor(told, lead)).toMatchObject({
    id: 'c1',
    says: 'after-end',
    cause: { says: 'paid-after-end', order: 'A-1' },
  });
  expect(noticeFor(told, { ...lead, showing: 'c1' })).toBeNull();
  const again = placed({ type: 'exercise.changed', card: { ...card, changedAt: 1 } });
  expect(noticeFor({ ...again, at: FRESH_MS + 2 }, { ...lead, now: FRESH_MS + 2 })).toBeNull();
});

test('[BG1] a link that needs a person shows before anything else', () => {
  const stopped = { kind: 'stopped', since: 0, because: 'revoked', sentence: '' } as const;
  expect(badgeFor(stopped, 'a1', [conversationCard({ holder: 'a1' })], [])).toMatchObject({
    text: '!',
  });
});

test('[BG2] a visitor’s line in a conversation of mine is a notice, unless it is on screen', () => {
  expect(noticeFor(line('hi'), watching)).toMatchObject({ id: 'c1', says: 'line' });
  expect(noticeFor(line('hi'), { ...watching, showing: 'c1' })).toBeNull();
  expect(noticeFor(line('hi'), { ...watching, holds: new Set() })).toBeNull();
});

test('[BG2] old news that comes with a reconnect is no notice', () => {
  expect(noticeFor(line('hi'), { ...watching, now: 1_001 + FRESH_MS })).toBeNull();
});

test('[BG2] a conversation assigned to somebody else is no notice', () => {
  const assigned = (holder: string): PlacedFact => ({
    feed: 'floor',
    seq: 1,
    at: 1_000,
    fact: {
      type: 'conversation.changed',
      card: conversationCard({ state: 'assigned', holder }),
      lines: [],
    },
  });
  expect(noticeFor(assigned('a1'), watching)).toMatchObject({ says: 'assigned' });
  expect(noticeFor(assigned('a2'), watching)).toBeNull();
});

test('[BG3] waiting between tries grows, is spread, and has an end', () => {
  expect(backoffMs(0, 1)).toBe(250);
  expect(backoffMs(3, 0)).toBeLessThan(backoffMs(3, 1));
  expect(backoffMs(60, 1)).toBe(BACKOFF_MAX_MS);
});

test('[BG2] notices and badge speak the reader’s language', () => {
  expect(say('nl-NL', 'assigned', { name: 'Anna' })).toBe('Anna wacht op jou');
  expect(say('en', 'needs-you', { n: 2 })).toBe('Toonbank: 2 need you');
});
