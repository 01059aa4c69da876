import { type Static, Type } from '@sinclair/typebox';
import { AGENTS_MAX, NAME_MAX_CHARS, NOTE_MAX_CHARS, REASON_MAX_CHARS } from '../limits.ts';
import { Count, Currency, Exact, Id, Maybe, Moment, Name, OneOf, Text, Words } from '../scalars.ts';
import { Given, Step } from './mandate.ts';

export const ApprovalState = OneOf(
  'asked',
  'granted',
  'lowered',
  'refused',
  'timed-out',
  'withdrawn',
);
export type ApprovalState = Static<typeof ApprovalState>;

/** A question to the leads concerned, as agents see it. */
export const ApprovalCard = Exact({
  approval: Id,
  mandate: Id,
  mandateName: Name,
  version: Count(),
  agent: Id,
  conversation: Id,
  visitor: Id,
  step: Step,
  /** What the gift or the card is, in the words of the mandate. */
  what: Type.Optional(Name),
  cost: Given,
  /** The basket's worth when it was asked. */
  basketMinor: Maybe(Given),
  /** What is left of the tightest budget before it is given. */
  leftMinor: Maybe(Given),
  currency: Currency,
  reason: Words(REASON_MAX_CHARS),
  leads: Type.Array(Id, { maxItems: AGENTS_MAX }),
  state: ApprovalState,
  answeredBy: Maybe(Id),
  words: Text(REASON_MAX_CHARS),
  allowed: Maybe(Step),
  askedAt: Moment,
  answerBy: Moment,
  changedAt: Moment,
});
export type ApprovalCard = Static<typeof ApprovalCard>;

/** Commands of an agent. */
export const ApprovalAsk = Exact({
  type: Type.Literal('approval.ask'),
  approval: Id,
  conversation: Id,
  mandate: Id,
  version: Count(),
  step: Step,
  reason: Words(REASON_MAX_CHARS),
});
export const ApprovalWithdraw = Exact({ type: Type.Literal('approval.withdraw'), approval: Id });

/** Commands of a lead. Granting gives it at once; `step` is what is allowed instead, when lowered. */
export const ApprovalAnswer = Exact({
  type: Type.Literal('approval.answer'),
  approval: Id,
  answer: OneOf('grant', 'lower', 'refuse'),
  step: Maybe(Step),
  words: Text(REASON_MAX_CHARS),
});
export const ApprovalDelegate = Exact({
  type: Type.Literal('approval.delegate'),
  approval: Id,
  to: Id,
});

/** Fact to who asked and who may answer. */
export const ApprovalChanged = Exact({
  type: Type.Literal('approval.changed'),
  card: ApprovalCard,
});

/** Goodwill that a person must carry out. */
export const TaskCard = Exact({
  task: Id,
  exercise: Id,
  conversation: Id,
  visitor: Id,
  kind: OneOf('credit', 'gift', 'card'),
  /** What the gift or the card is; empty where the worth says it. */
  what: Text(NAME_MAX_CHARS),
  worth: Type.Optional(Exact({ minor: Given, currency: Currency })),
  owner: Id,
  dueAt: Moment,
  state: OneOf('open', 'done', 'failed'),
  note: Text(NOTE_MAX_CHARS),
  changedAt: Moment,
});
export type TaskCard = Static<typeof TaskCard>;

export const TaskSettle = Exact({
  type: Type.Literal('task.settle'),
  task: Id,
  state: OneOf('done', 'failed'),
  note: Text(NOTE_MAX_CHARS),
});
export const TaskAssign = Exact({ type: Type.Literal('task.assign'), task: Id, owner: Id });
/** Fact to its owner and to leads. */
export const TaskChanged = Exact({ type: Type.Literal('task.changed'), card: TaskCard });

export type ApprovalAsk = Static<typeof ApprovalAsk>;
export type ApprovalWithdraw = Static<typeof ApprovalWithdraw>;
export type ApprovalAnswer = Static<typeof ApprovalAnswer>;
export type ApprovalDelegate = Static<typeof ApprovalDelegate>;
export type ApprovalChanged = Static<typeof ApprovalChanged>;
export type TaskSettle = Static<typeof TaskSettle>;
export type TaskAssign = Static<typeof TaskAssign>;
export type TaskChanged = Static<typeof TaskChanged>;
