import type { Option } from '../../../shared/protocol/messages/allowed.ts';
import type { ApprovalCard, TaskCard } from '../../../shared/protocol/messages/approval.ts';
import type { ExerciseCard } from '../../../shared/protocol/messages/code.ts';

type CodeOfCard = NonNullable<ExerciseCard['code']>;

/** A code that is ready, as agents see it. */
export function codeOfCard(changes: Partial<CodeOfCard> = {}): CodeOfCard {
  return {
    code: 'k1',
    text: 'KM4T-7QXW-9PRV',
    state: 'made',
    why: '',
    order: null,
    replaces: null,
    expiresAt: 90_000_000,
    ...changes,
  };
}

/** Ten percent that a1 gave in conversation c1, with its code. */
export function exerciseCard(changes: Partial<ExerciseCard> = {}): ExerciseCard {
  return {
    exercise: 'x1',
    mandate: 'm1',
    version: 1,
    agent: 'a1',
    conversation: 'c1',
    visitor: 'v1',
    step: { kind: 'percentage', percent: 10 },
    currency: 'EUR',
    reserved: 3_100,
    cost: null,
    code: codeOfCard(),
    task: null,
    at: 1,
    changedAt: 1,
    ...changes,
  };
}

/** Fifteen percent that a1 asks of the lead l1 in conversation c1. */
export function approvalCard(changes: Partial<ApprovalCard> = {}): ApprovalCard {
  return {
    approval: 'p1',
    mandate: 'm1',
    mandateName: 'Boots',
    version: 1,
    agent: 'a1',
    conversation: 'c1',
    visitor: 'v1',
    step: { kind: 'percentage', percent: 15 },
    cost: 4_650,
    basketMinor: 31_000,
    leftMinor: 41_200,
    currency: 'EUR',
    reason: 'Will order now',
    leads: ['l1'],
    state: 'asked',
    answeredBy: null,
    words: '',
    allowed: null,
    askedAt: 1,
    answerBy: 120_001,
    changedAt: 1,
    ...changes,
  };
}

/** A card that a1 has to send. */
export function taskCard(changes: Partial<TaskCard> = {}): TaskCard {
  return {
    task: 't1',
    exercise: 'x1',
    conversation: 'c1',
    visitor: 'v1',
    kind: 'card',
    what: 'Card with a sorry',
    owner: 'a1',
    dueAt: 90_000_000,
    state: 'open',
    note: '',
    changedAt: 1,
    ...changes,
  };
}

/** Something an agent may give at once. */
export function anOption(changes: Partial<Option> = {}): Option {
  return {
    mandate: 'm1',
    version: 1,
    mandateName: 'Boots',
    step: { kind: 'percentage', percent: 5 },
    what: '',
    cost: 1_550,
    currency: 'EUR',
    leftMinor: 41_200,
    denial: null,
    ...changes,
  };
}
