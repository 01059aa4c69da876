import { assertNever } from '../../../shared/kernel/assert.ts';
import type {
  AgentId,
  ApprovalId,
  ConversationId,
  ExerciseId,
  VisitorId,
} from '../../../shared/kernel/ids.ts';
import { asMinor, type Minor } from '../../../shared/kernel/measure.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { after, type EpochMs } from '../../../shared/kernel/time.ts';
import type { Basket } from '../session/act.ts';
import type { Step } from './allowance.ts';
import type { Approval } from './approval.ts';
import { later } from './later.ts';
import { leadsAsked } from './leads-asked.ts';
import type { Mandate } from './mandate.ts';
import { isLess, isSameStep } from './step.ts';

/** What an agent asks for, who could answer, and what was asked in this conversation before. */
export interface AskingApproval {
  readonly approval: ApprovalId;
  readonly mandate: Mandate;
  readonly agent: AgentId;
  readonly conversation: ConversationId;
  readonly visitor: VisitorId;
  readonly step: Step;
  /** What it would set aside, as `permit` said. */
  readonly cost: Minor;
  readonly basket: Basket | null;
  readonly reason: string;
  /** Every lead there is now. */
  readonly leads: readonly AgentId[];
  readonly earlier: readonly Approval[];
}

/** Why it may not be asked. */
export type ApprovalAskFault = 'nobody-to-answer' | 'asked-already' | 'asked-enough';

/**
 * The question to the leads concerned (SPEC AP1). That it needs approval and nothing else is in the way is what
 * `permit` has said before.
 *
 * @param openMax questions of one conversation that may stand at once
 */
export function askApproval(
  asking: AskingApproval,
  openMax: number,
  now: EpochMs,
): Result<Approval, ApprovalAskFault> {
  const { mandate, leads, basket, earlier, ...asked } = asking;
  const { terms } = mandate;
  const open = earlier.filter(({ state }) => state === 'asked');
  if (open.some((each) => isSameQuestion(each, asking))) return err('asked-already');
  if (open.length >= openMax) return err('asked-enough');
  const mayAnswer = leadsAsked(terms.approval, leads, asking.agent);
  if (mayAnswer.length === 0) return err('nobody-to-answer');
  return ok({
    ...asked,
    mandate: mandate.mandate,
    version: mandate.version,
    basketMinor: basket?.currency === terms.currency ? asMinor(basket.valueMinor) : null,
    currency: terms.currency,
    leads: mayAnswer,
    state: 'asked',
    answeredBy: null,
    words: '',
    allowed: null,
    exercise: null,
    askedAt: now,
    answerBy: after(now, terms.approval.answerWithinMs),
    changedAt: now,
  });
}

/** What a lead answers. Granting and lowering name what is given by it, in the same commit (SPEC AP5). */
export interface ApprovalReply {
  readonly by: AgentId;
  readonly words: string;
  readonly answer:
    | { readonly kind: 'grant'; readonly exercise: ExerciseId }
    | { readonly kind: 'lower'; readonly step: Step; readonly exercise: ExerciseId }
    | { readonly kind: 'refuse' };
}

/** Why an answer does not count. `not-less`: not less of the same kind (SPEC AP3). */
export type ApprovalFault = 'not-allowed' | 'wrong-state' | 'expired' | 'not-less';

/**
 * The question, answered: the first answer counts (SPEC AP2), from somebody who was asked and did not ask
 * (SPEC AP1), before its time is over (SPEC AP4).
 */
export function answerApproval(
  approval: Approval,
  { by, words, answer }: ApprovalReply,
  now: EpochMs,
): Result<Approval, ApprovalFault> {
  const closed = faultFor(approval, by, now);
  if (closed !== null) return err(closed);
  const answered = { answeredBy: by, words };
  switch (answer.kind) {
    case 'grant': {
      const { exercise } = answer;
      return moved(approval, now, {
        ...answered,
        state: 'granted',
        allowed: approval.step,
        exercise,
      });
    }
    case 'lower': {
      const { exercise, step } = answer;
      if (!isLess(step, approval.step)) return err('not-less');
      return moved(approval, now, { ...answered, state: 'lowered', allowed: step, exercise });
    }
    case 'refuse':
      return moved(approval, now, { ...answered, state: 'refused' });
    default:
      return assertNever(answer);
  }
}

/** Somebody else may answer too; whoever asked may not (SPEC AP1). */
export function delegateApproval(
  approval: Approval,
  by: AgentId,
  to: AgentId,
  now: EpochMs,
): Result<Approval, ApprovalFault> {
  const closed = faultFor(approval, by, now);
  if (closed !== null) return err(closed);
  if (to === approval.agent) return err('not-allowed');
  if (approval.leads.includes(to)) return ok(approval);
  return moved(approval, now, { leads: [...approval.leads, to] });
}

/** Nobody answered in time (SPEC AP4); `wrong-state` while there still is time, or when it is over already. */
export function timeOut(approval: Approval, now: EpochMs): Result<Approval, 'wrong-state'> {
  if (approval.state !== 'asked' || now < approval.answerBy) return err('wrong-state');
  return moved(approval, now, { state: 'timed-out' });
}

/**
 * No longer wanted (SPEC AP4).
 *
 * @param by who asked; null when its conversation ended
 */
export function withdraw(
  approval: Approval,
  by: AgentId | null,
  now: EpochMs,
): Result<Approval, ApprovalFault> {
  if (by !== null && by !== approval.agent) return err('not-allowed');
  if (approval.state !== 'asked') return err('wrong-state');
  return moved(approval, now, { state: 'withdrawn' });
}

function faultFor(approval: Approval, by: AgentId, now: EpochMs): ApprovalFault | null {
  if (by === approval.agent || !approval.leads.includes(by)) return 'not-allowed';
  if (approval.state === 'timed-out') return 'expired';
  if (approval.state !== 'asked') return 'wrong-state';
  return now >= approval.answerBy ? 'expired' : null;
}

function isSameQuestion(approval: Approval, { mandate, step }: AskingApproval): boolean {
  return approval.mandate === mandate.mandate && isSameStep(approval.step, step);
}

function moved<E>(
  approval: Approval,
  now: EpochMs,
  fields: Partial<Approval>,
): Result<Approval, E> {
  return ok({ ...approval, ...fields, changedAt: later(approval.changedAt, now) });
}
