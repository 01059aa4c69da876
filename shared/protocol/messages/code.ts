import { type Static, Type } from '@sinclair/typebox';
import { CODE_TEXT_MAX_CHARS, LINE_MAX_CHARS, NAME_MAX_CHARS } from '../limits.ts';
import { Currency, Exact, Id, Maybe, Moment, OneOf, Text, Words } from '../scalars.ts';
import { Given, Step } from './mandate.ts';

export const CodeState = OneOf(
  'making',
  'made',
  'shown',
  'applied',
  'redeemed',
  'lost',
  'expired',
  'revoked',
  'failed',
);
export type CodeState = Static<typeof CodeState>;

/** Why a code stands as it does; the order that showed it, and the order that had used it. */
export const Cause = Exact({
  kind: OneOf(
    'shop-late',
    'shop-failed',
    'not-taken-back',
    'paid-without',
    'used-elsewhere',
    'paid-after-end',
  ),
  order: Maybe(Words(NAME_MAX_CHARS)),
  by: Maybe(Words(NAME_MAX_CHARS)),
});
export type Cause = Static<typeof Cause>;

/** One thing given, as agents see it: with its code, or the task somebody has. */
export const ExerciseCard = Exact({
  exercise: Id,
  mandate: Id,
  version: Type.Integer({ minimum: 1 }),
  agent: Id,
  conversation: Id,
  visitor: Id,
  step: Step,
  currency: Currency,
  /** The most it can come to. */
  reserved: Given,
  /** What it came to; null while that is open. */
  cost: Maybe(Given),
  code: Maybe(
    Exact({
      code: Id,
      text: Words(CODE_TEXT_MAX_CHARS),
      state: CodeState,
      /** Why it failed or was lost, as the shop said it; empty when there is nothing to say. */
      why: Type.String({ maxLength: NAME_MAX_CHARS }),
      /** The same as a word, where there is one. */
      cause: Type.Optional(Cause),
      order: Maybe(Words(NAME_MAX_CHARS)),
      replaces: Maybe(Id),
      expiresAt: Moment,
    }),
  ),
  task: Maybe(
    Exact({
      task: Id,
      owner: Id,
      /** What the gift or the card is; empty where the step says it. */
      what: Text(NAME_MAX_CHARS),
      state: OneOf('open', 'done', 'failed'),
      dueAt: Moment,
    }),
  ),
  at: Moment,
  changedAt: Moment,
});
export type ExerciseCard = Static<typeof ExerciseCard>;

/** Commands of an agent. Showing says a line of the chat that holds the code, in the same step. */
export const CodeShow = Exact({
  type: Type.Literal('code.show'),
  code: Id,
  line: Id,
  text: Words(LINE_MAX_CHARS),
});
export const CodeRevoke = Exact({ type: Type.Literal('code.revoke'), code: Id });
/** A new code in place of one that was lost or could not be made. */
export const CodeReplace = Exact({ type: Type.Literal('code.replace'), code: Id, by: Id });

/** Fact to agents: something given, or what became of it. */
export const ExerciseChanged = Exact({
  type: Type.Literal('exercise.changed'),
  card: ExerciseCard,
});

export type CodeShow = Static<typeof CodeShow>;
export type CodeRevoke = Static<typeof CodeRevoke>;
export type CodeReplace = Static<typeof CodeReplace>;
export type ExerciseChanged = Static<typeof ExerciseChanged>;
