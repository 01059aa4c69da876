import type { AgentId, MandateId } from '../../../shared/kernel/ids.ts';
import type { Minor } from '../../../shared/kernel/measure.ts';
import type { DurationMs, EpochMs } from '../../../shared/kernel/time.ts';
import type { Role } from '../agent/agent.ts';
import type { CustomerValue } from '../visitor/visitor.ts';
import type { Allowance } from './allowance.ts';

/** Whose: somebody is meant when any one of the lists names them; three empty lists mean nobody. */
export interface Bearers {
  readonly agents: readonly AgentId[];
  readonly roles: readonly Role[];
  readonly skills: readonly string[];
}

/** On what: an empty list or a null asks nothing. With categories or products, one basket line must match. */
export interface Ground {
  readonly categories: readonly string[];
  readonly products: readonly string[];
  readonly basketFrom: Minor | null;
  readonly basketTo: Minor | null;
}

/** For whom: null asks nothing; a visitor whose value is unknown matches no list of values. */
export interface Beneficiaries {
  readonly visitors: 'all' | 'new' | 'returning';
  readonly customerValues: readonly CustomerValue[] | null;
}

/** A stretch of the calendar in the mandate's time zone; weeks begin on Monday. */
export type Period = 'day' | 'week' | 'month';

/** At most so much in money and so many exercises; null is no bound. */
export interface Bound {
  readonly minor: Minor | null;
  readonly exercises: number | null;
}

/** How much: what one exercise may cost is the allowance's own bound. */
export interface MandateLimits {
  readonly perConversation: Bound;
  readonly perVisitor: Bound & { readonly period: Period };
  /** Of all its bearers together; one bound per period at most, at least one in all (SPEC MD3). */
  readonly budgets: readonly { readonly period: Period; readonly minor: Minor }[];
}

/** Who may allow what is above the mandate, and how long an answer is awaited. */
export interface ApprovalRule {
  /** Leads who are asked; empty asks every lead. */
  readonly by: readonly AgentId[];
  readonly answerWithinMs: DurationMs;
}

/** What a lead lays down; everything of a mandate that has versions. */
export interface MandateTerms {
  readonly name: string;
  readonly bearers: Bearers;
  readonly ground: Ground;
  readonly beneficiaries: Beneficiaries;
  /** What may be given, in the lead's own order of preference; each kind once. */
  readonly allowances: readonly Allowance[];
  readonly limits: MandateLimits;
  readonly approval: ApprovalRule;
  /** ISO 4217; of every amount in these terms. */
  readonly currency: string;
  /** IANA; where days, weeks and months begin. */
  readonly timeZone: string;
  readonly validFrom: EpochMs;
  /** Null: until it is revoked. */
  readonly validTo: EpochMs | null;
  /** How long a code made under it can be used. */
  readonly codeValidMs: DurationMs;
}

/** Bounded, expiring, revocable authority to give something away. */
export interface Mandate {
  readonly mandate: MandateId;
  /** 1 for the first; a change makes the next, and what was given under an earlier one stays (SPEC MD4). */
  readonly version: number;
  readonly terms: MandateTerms;
  readonly savedBy: AgentId;
  readonly savedAt: EpochMs;
  readonly revokedAt: EpochMs | null;
}
