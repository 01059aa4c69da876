import { type Static, Type } from '@sinclair/typebox';
import { LedgerFault } from '../ledger-fault.ts';
import {
  GIVEN_DAYS_MAX,
  LEDGER_FILE_PAGE_MAX,
  MANDATES_MAX,
  NAME_MAX_CHARS,
  OPTIONS_MAX,
} from '../limits.ts';
import {
  Count,
  Currency,
  Exact,
  Id,
  Maybe,
  MinorUnits,
  Moment,
  Name,
  OneOf,
  Text,
} from '../scalars.ts';
import { ExerciseCard } from './code.ts';
import { Given, MandateCard, MandateTerms, Step } from './mandate.ts';

/** Why something may not be given, here and now. */
export const Denial = OneOf(
  'revoked',
  'not-yet-valid',
  'expired',
  'not-bearer',
  'no-basket',
  'other-currency',
  'outside-category',
  'basket-too-small',
  'basket-too-large',
  'not-for-visitor',
  'not-in-allowance',
  'over-conversation',
  'over-visitor',
  'over-budget',
  'needs-approval',
);
export type Denial = Static<typeof Denial>;

/** One thing an agent might give, what it costs, and whether they may. */
export const Option = Exact({
  mandate: Id,
  version: Count(),
  mandateName: Name,
  step: Step,
  /** A gift or a card as people say it; empty for what needs no words. */
  what: Text(NAME_MAX_CHARS),
  cost: Given,
  currency: Currency,
  /** What is left of the tightest budget before it is given. */
  leftMinor: Maybe(Given),
  /** Null: may be given now. `needs-approval`: may be asked for. */
  denial: Maybe(Denial),
  /** Of an amount of one's own choice, in minor units: alone up to `free`, a lead may allow up to `ask`, both as of now. */
  bounds: Type.Optional(Exact({ free: Given, ask: Given })),
});
export type Option = Static<typeof Option>;

/** Questions of an agent. What may I do here and now; the smallest likely to help first. */
export const AllowedAsk = Exact({ type: Type.Literal('allowed.ask'), conversation: Id });
export const AllowedAnswered = Exact({
  type: Type.Literal('allowed.answered'),
  of: Id,
  conversation: Id,
  options: Type.Array(Option, { maxItems: OPTIONS_MAX }),
  /** Given in this conversation before, newest first. */
  given: Type.Array(ExerciseCard, { maxItems: OPTIONS_MAX }),
});

/** Questions of a lead. */
export const MandatesAsk = Exact({
  type: Type.Literal('mandates.ask'),
  /** Those after this one, in the answer's order; null begins. Without it all that fit in one answer. */
  after: Type.Optional(Maybe(Id)),
});
export const MandatesAnswered = Exact({
  type: Type.Literal('mandates.answered'),
  of: Id,
  mandates: Type.Array(MandateCard, { maxItems: MANDATES_MAX }),
  /** Where the next page begins; null: this was the last. Only when it was asked in pages. */
  next: Type.Optional(Maybe(Id)),
});

/** What the last days would have allowed and cost under these terms. */
export const MandateTry = Exact({
  type: Type.Literal('mandate.try'),
  mandate: Maybe(Id),
  days: Type.Integer({ minimum: 1, maximum: GIVEN_DAYS_MAX }),
  terms: MandateTerms,
});
export const MandateTried = Exact({
  type: Type.Literal('mandate.tried'),
  of: Id,
  /** What is wrong with the terms, by the words of docs/SPEC.md MD6; empty when they can be saved. */
  problems: Type.Array(Text(NAME_MAX_CHARS), { maxItems: 40 }),
  /** Whether they let others give what the lead who asks may not give alone; saved all the same. */
  isWider: Type.Boolean(),
  /** Bearers there are now. */
  bearers: Count(),
  /** Conversations of those days, and those in which something might have been given. */
  conversations: Count(),
  reached: Count(),
  /** What was given then and fits these terms, what does not, and what the first comes to. */
  allowed: Count(),
  denied: Count(),
  costMinor: Given,
  /** If in every conversation reached the largest free step had been given. */
  mostMinor: Given,
  currency: Currency,
});

/** Per mandate and agent: what was given and what came of it. */
export const GivenAsk = Exact({
  type: Type.Literal('given.ask'),
  days: Type.Integer({ minimum: 1, maximum: GIVEN_DAYS_MAX }),
});
const GivenRow = Exact({
  mandate: Id,
  mandateName: Name,
  agent: Id,
  currency: Currency,
  given: Count(),
  redeemed: Count(),
  lost: Count(),
  reservedMinor: Given,
  costMinor: Given,
  /** Orders the shop confirmed with one of these codes, and their worth. */
  orders: Count(),
  orderMinor: Given,
});
export const GivenAnswered = Exact({
  type: Type.Literal('given.answered'),
  of: Id,
  rows: Type.Array(GivenRow, { maxItems: 1_000 }),
});

/** The ledger, newest first; `before` null begins at the end. */
export const LedgerAsk = Exact({
  type: Type.Literal('ledger.ask'),
  before: Maybe(Count()),
  /** So many rows at most, for a file; without it a page. */
  most: Type.Optional(Type.Integer({ minimum: 1, maximum: LEDGER_FILE_PAGE_MAX })),
});
const LedgerLine = Exact({
  place: Count(),
  at: Moment,
  kind: Name,
  mandate: Maybe(Id),
  version: Maybe(Count()),
  exercise: Maybe(Id),
  agent: Maybe(Id),
  amount: MinorUnits,
  currency: Maybe(Currency),
  hash: Name,
});
export const LedgerAnswered = Exact({
  type: Type.Literal('ledger.answered'),
  of: Id,
  rows: Type.Array(LedgerLine, { maxItems: LEDGER_FILE_PAGE_MAX }),
  next: Maybe(Count()),
});
/** Whether the chain is whole, from its first row to the head that was signed last. */
export const LedgerCheck = Exact({ type: Type.Literal('ledger.check') });
export const LedgerChecked = Exact({
  type: Type.Literal('ledger.checked'),
  of: Id,
  isWhole: Type.Boolean(),
  rows: Count(),
  /** Where it is broken first, and how; null when it is whole. */
  brokenAt: Maybe(Count()),
  sentence: Text(500),
  /** The same for whoever says it in a language of their own. */
  fault: Type.Optional(LedgerFault),
});

export type AllowedAsk = Static<typeof AllowedAsk>;
export type AllowedAnswered = Static<typeof AllowedAnswered>;
export type MandatesAsk = Static<typeof MandatesAsk>;
export type MandatesAnswered = Static<typeof MandatesAnswered>;
export type MandateTry = Static<typeof MandateTry>;
export type MandateTried = Static<typeof MandateTried>;
export type GivenAsk = Static<typeof GivenAsk>;
export type GivenAnswered = Static<typeof GivenAnswered>;
export type LedgerAsk = Static<typeof LedgerAsk>;
export type LedgerAnswered = Static<typeof LedgerAnswered>;
export type LedgerCheck = Static<typeof LedgerCheck>;
export type LedgerChecked = Static<typeof LedgerChecked>;
