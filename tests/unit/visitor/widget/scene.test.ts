import { expect, it } from 'vitest';
import type { TalkState } from '../../../../visitor/widget/talk-state.ts';
import { headerWords } from '../../../../visitor/widget/view/chat-header.tsx';
import { noticeWords } from '../../../../visitor/widget/view/notice-words.ts';
import { sceneOf } from '../../../../visitor/widget/view/scene.ts';
import { dayOf, waitOf } from '../../../../visitor/widget/view/times.ts';
import { en } from '../../../../visitor/widget/words/en.ts';

const WAITING = {
  conversation: 'c',
  state: 'waiting',
  agentName: null,
  ahead: 2,
  waitMs: 180_000,
  seenByAgent: 0,
} as const;
const STATE: TalkState = {
  language: 'en',
  isOpen: true,
  link: 'live',
  counter: { type: 'counter.state', isStaffed: true, waitMs: null },
  conversation: null,
  lines: [],
  ownLines: [],
  isAgentTyping: false,
  offer: null,
  hasOfferGone: false,
  isOpening: false,
  isLeaving: false,
  hasLeaveFailed: false,
  isFull: false,
  unread: 0,
  draft: '',
  isDraftShared: false,
  contact: '',
};
const UNSTAFFED = { type: 'counter.state', isStaffed: false, waitMs: null } as const;
const said = (change: Partial<TalkState>) => {
  const state = { ...STATE, ...change };
  return headerWords(state, sceneOf(state), en);
};

it('[WG2] nobody is named before somebody has joined', () => {
  expect(said({ conversation: WAITING })).toEqual({
    title: 'One moment, nobody has joined yet',
    more: 'There are 2 people before you. Waiting time: about 3 minutes.',
  });
  expect(
    said({ conversation: { ...WAITING, state: 'talking', agentName: 'Sanne', ahead: null } }).title,
  ).toBe('Sanne');
});

it('[WG2] a wait that nobody can know is not made up', () => {
  expect(said({ conversation: { ...WAITING, ahead: 0, waitMs: null } }).more).toBe(
    'You are next as soon as somebody is free. How long it takes cannot be said yet.',
  );
});

it('[WG6] with nobody on shift a message can be left; as soon as somebody is, the chat is back', () => {
  expect(sceneOf({ ...STATE, counter: UNSTAFFED })).toBe('leave');
  expect(sceneOf({ ...STATE, counter: UNSTAFFED, conversation: WAITING })).toBe('waiting');
  expect(sceneOf({ ...STATE, counter: UNSTAFFED, conversation: WAITING, isLeaving: true })).toBe(
    'leave',
  );
  expect(sceneOf({ ...STATE, conversation: WAITING, isLeaving: true })).toBe('waiting');
  expect(sceneOf({ ...STATE, counter: null })).toBe('new');
});

it('[WG2] a hand-over is said, whoever it is to', () => {
  expect(noticeWords({ kind: 'handed-over', name: 'Joris' }, en)).toBe(
    'Your conversation goes on with Joris',
  );
  expect(noticeWords({ kind: 'handed-over', name: null }, en)).toBe(
    'Your conversation goes on with a colleague',
  );
});

it.each([
  [20_000, 'less than a minute'],
  [60_000, 'about 1 minute'],
  [170_000, 'about 3 minutes'],
  [4_000_000, 'more than an hour'],
])('[WG2] %d ms of waiting is said as "%s"', (waitMs, words) => {
  expect(waitOf(waitMs, en)).toBe(words);
});

it('[WG4] days are today, yesterday, or a date', () => {
  const now = new Date(2026, 10, 21, 0, 5).getTime();
  expect(dayOf(now, now, 'en', en)).toBe('Today');
  expect(dayOf(now - 600_000, now, 'en', en)).toBe('Yesterday');
  expect(dayOf(now - 3 * 86_400_000, now, 'en', en)).toBe('18 November');
});
