import { DAY_MS } from '../../../../shared/kernel/time.ts';
import type { ApprovalCard } from '../../../../shared/protocol/messages/approval.ts';
import type { ExerciseCard } from '../../../../shared/protocol/messages/code.ts';
import type { MandateTerms, Step } from '../../../../shared/protocol/messages/mandate.ts';
import type { AgentCard } from '../../../../shared/protocol/messages/presence.ts';
import type { AgentCommand } from '../../../../shared/protocol/shape.ts';
import { mayAnswer } from '../../../db/queries.ts';
import { readMoney } from '../../words/money.ts';

/** Questions that wait for this lead; what has the least time left first. */
export function askedOf(
  approvals: readonly ApprovalCard[],
  me: string | null,
): readonly ApprovalCard[] {
  return approvals
    .filter((card) => mayAnswer(card, me))
    .sort((a, b) => a.answerBy - b.answerBy || a.askedAt - b.askedAt);
}

/** What is on its way about a question. */
export function movingOf(
  { approval }: ApprovalCard,
  pending: readonly AgentCommand[],
): 'grant' | 'lower' | 'refuse' | 'delegate' | null {
  for (const body of pending) {
    if (body.type === 'approval.answer' && body.approval === approval) return body.answer;
    if (body.type === 'approval.delegate' && body.approval === approval) return 'delegate';
  }
  return null;
}

/** What is less of the same, ready to choose; largest first. Free shipping, a gift and a card have no less. */
export function stepsBelow(
  step: Step,
  terms: Pick<MandateTerms, 'allowances'> | undefined,
): readonly Step[] {
  const allowance = terms?.allowances.find(({ kind }) => kind === step.kind);
  if (allowance === undefined || !('steps' in allowance)) return [];
  const less = allowance.steps.filter((size) => size > 0 && size < sizeOf(step));
  return [...less].sort((a, b) => b - a).flatMap((size) => sized(step, size) ?? []);
}

/** Whether less of it exists at all. */
export function canLower(step: Step): boolean {
  return sizeOf(step) > 1;
}

/** Less than what was asked, as written by hand; null when it is no such thing. */
export function readLower(step: Step, written: string, currency: string): Step | null {
  const size =
    step.kind === 'percentage'
      ? /^\d{1,2}$/.test(written.trim())
        ? Number(written)
        : null
      : readMoney(written, currency);
  return size === null || size <= 0 || size >= sizeOf(step) ? null : sized(step, size);
}

function sizeOf(step: Step): number {
  if (step.kind === 'percentage') return step.percent;
  return 'minor' in step ? step.minor : 0;
}

function sized(step: Step, size: number): Step | null {
  if (step.kind === 'percentage') return { kind: 'percentage', percent: size };
  return 'minor' in step ? { kind: step.kind, minor: size } : null;
}

/** Other leads, who might answer instead; never who asked (SPEC AP1). */
export function delegates(
  agents: readonly AgentCard[],
  { agent: asker }: ApprovalCard,
  me: string | null,
): readonly AgentCard[] {
  return agents.filter(
    ({ agent, role, isRevoked, isInvited }) =>
      role === 'lead' && agent !== me && agent !== asker && !isRevoked && !isInvited,
  );
}

/** So long a lead sees that money went which no limit held. */
export const AFTER_END_SAID_MS = DAY_MS;

/** What was paid with after its end and a lead has not put away, newest first (SPEC CD10). */
export function paidAfterEnd(
  exercises: readonly ExerciseCard[],
  me: Pick<AgentCard, 'role'> | null,
  putAway: ReadonlySet<string>,
  now: number,
): readonly ExerciseCard[] {
  if (me?.role !== 'lead') return [];
  return exercises
    .filter(({ code }) => code?.cause?.kind === 'paid-after-end')
    .filter((card) => !putAway.has(afterEndKey(card)) && now - card.changedAt < AFTER_END_SAID_MS)
    .sort((a, b) => b.changedAt - a.changedAt);
}

/** Names one order of one code: the next is said again. */
export function afterEndKey({ exercise, code }: ExerciseCard): string {
  return `${exercise} ${code?.cause?.order}`;
}
