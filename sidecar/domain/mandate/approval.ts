import type {
  AgentId,
  ApprovalId,
  ConversationId,
  ExerciseId,
  MandateId,
  VisitorId,
} from '../../../shared/kernel/ids.ts';
import type { Minor } from '../../../shared/kernel/measure.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { Step } from './allowance.ts';

export type ApprovalState = 'asked' | 'granted' | 'lowered' | 'refused' | 'timed-out' | 'withdrawn';

/** A question to the leads concerned: may this be given, although it is above the mandate? */
export interface Approval {
  readonly approval: ApprovalId;
  readonly mandate: MandateId;
  readonly version: number;
  readonly agent: AgentId;
  readonly conversation: ConversationId;
  readonly visitor: VisitorId;
  readonly step: Step;
  /** What it would cost, and what the basket was worth, when it was asked. */
  readonly cost: Minor;
  readonly basketMinor: Minor | null;
  readonly currency: string;
  /** Why, in the agent's words. */
  readonly reason: string;
  /** The leads who may answer; a delegate joins them. */
  readonly leads: readonly AgentId[];
  readonly state: ApprovalState;
  readonly answeredBy: AgentId | null;
  /** What the lead said with it. */
  readonly words: string;
  /** What was allowed, when granted or lowered. */
  readonly allowed: Step | null;
  /** What came of it. */
  readonly exercise: ExerciseId | null;
  readonly askedAt: EpochMs;
  readonly answerBy: EpochMs;
  readonly changedAt: EpochMs;
}
