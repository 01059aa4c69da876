import { assertNever } from '../../../shared/kernel/assert.ts';
import { asId, type ExerciseId } from '../../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { ApprovalAnswer } from '../../../shared/protocol/messages/approval.ts';
import type { AgentCommand } from '../../../shared/protocol/shape.ts';
import type { Agent } from '../../domain/agent/agent.ts';
import type { Approval } from '../../domain/mandate/approval.ts';
import {
  type ApprovalReply,
  answerApproval as answer,
} from '../../domain/mandate/approval-moves.ts';
import { permitted } from '../agent/permission.ts';
import {
  type AgentCaller,
  DONE,
  type Outcome,
  type Refusal,
  refuse,
  type UseCase,
  type Work,
} from '../context.ts';
import { answerRefusal } from './approval-refusal.ts';
import { give } from './give.ts';
import { denialRefusal, NO_APPROVAL, NO_MANDATE, NO_VISITOR } from './refusal.ts';
import { takeApproval } from './take-approval.ts';
import { stepOf } from './wire-terms.ts';

/**
 * A lead says yes, less, or no. A yes gives at once, in the same commit, under the mandate and its limits as they
 * are then; when it no longer fits the question stays open, so that less can be allowed (SPEC AP2, AP3, AP5).
 */
export const answerApproval: UseCase<AgentCaller, ApprovalAnswer> = async (work, who, command) => {
  const asked = await askedOfLead(work, who, command);
  if (!asked.isOk) return asked.error;
  const { lead, approval } = asked.value;
  const exercise = asId<ExerciseId>(work.ids.next());
  const reply = replyOf(command, exercise);
  if (reply === null) return WITHOUT_STEP;
  const answered = answer(
    approval,
    { by: lead.agent, words: command.words, answer: reply },
    work.now,
  );
  if (!answered.isOk) {
    return answerRefusal(answered.error, approval, await nameOf(work, approval.answeredBy));
  }
  if (answered.value.allowed !== null) {
    const given = await giveApproved(work, answered.value, exercise, lead);
    if (given.kind === 'refused') return given;
  }
  await takeApproval(work, answered.value, lead.agent);
  return DONE;
};

/** The question, when the caller is a lead who was asked it; of others it is not said that it exists. */
export async function askedOfLead(
  work: Work,
  who: AgentCaller,
  command: { readonly type: AgentCommand['type']; readonly approval: string },
): Promise<Result<{ readonly lead: Agent; readonly approval: Approval }, Refusal>> {
  const may = await permitted(work, who, command.type);
  if (!may.isOk) return may;
  const approval = await work.tx.approvals.find(asId(command.approval));
  return approval === null ? err(NO_APPROVAL) : ok({ lead: may.value.agent, approval });
}

/** By name, for a sentence; null when nobody did it. */
export async function nameOf({ tx }: Work, agent: Approval['answeredBy']): Promise<string | null> {
  return agent === null ? null : ((await tx.agents.find(agent))?.name ?? null);
}

function replyOf(
  { answer: kind, step }: ApprovalAnswer,
  exercise: ExerciseId,
): ApprovalReply['answer'] | null {
  switch (kind) {
    case 'grant':
      return { kind, exercise };
    case 'lower':
      return step === null ? null : { kind, exercise, step: stepOf(step) };
    case 'refuse':
      return { kind };
    default:
      return assertNever(kind);
  }
}

async function giveApproved(
  work: Work,
  approval: Approval,
  exercise: ExerciseId,
  lead: Agent,
): Promise<Outcome> {
  const { tx } = work;
  const agent = await tx.agents.find(approval.agent);
  if (agent === null || agent.isRevoked) return ASKER_GONE;
  const visitor = await tx.visitors.find(approval.visitor);
  const conversation = await tx.conversations.find(approval.conversation);
  if (visitor === null || conversation === null) return NO_VISITOR;
  const mandate = await tx.mandates.find(approval.mandate);
  if (mandate === null || approval.allowed === null) return NO_MANDATE;
  const step = approval.allowed;
  const giving = { exercise, agent, conversation, visitor, mandate, step, by: lead.agent };
  const given = await give(work, { ...giving, approval: approval.approval });
  return given.isOk ? DONE : denialRefusal(given.error, mandate);
}

const WITHOUT_STEP = refuse('wrong-state', 'Say how much you do allow.', 'no-step');
const ASKER_GONE = refuse(
  'wrong-state',
  'Who asked this has no access any more. Refuse it.',
  'asker-gone',
);
