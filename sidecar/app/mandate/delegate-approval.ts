import { asId } from '../../../shared/kernel/ids.ts';
import type { ApprovalDelegate } from '../../../shared/protocol/messages/approval.ts';
import { delegateApproval as delegate } from '../../domain/mandate/approval-moves.ts';
import { type AgentCaller, DONE, refuse, type UseCase } from '../context.ts';
import { askedOfLead, nameOf } from './answer-approval.ts';
import { answerRefusal } from './approval-refusal.ts';
import { takeApproval } from './take-approval.ts';

/** A lead who was asked lets another lead answer too; what is above a mandate is for leads to allow (SPEC AP1). */
export const delegateApproval: UseCase<AgentCaller, ApprovalDelegate> = async (
  work,
  who,
  command,
) => {
  const asked = await askedOfLead(work, who, command);
  if (!asked.isOk) return asked.error;
  const { lead, approval } = asked.value;
  const to = await work.tx.agents.find(asId(command.to));
  const moved = delegate(approval, lead.agent, asId(command.to), work.now);
  if (!moved.isOk) {
    if (moved.error === 'not-allowed' && command.to === approval.agent) return TO_ASKER;
    return answerRefusal(moved.error, approval, await nameOf(work, approval.answeredBy));
  }
  if (to === null || to.isRevoked || to.role !== 'lead') return NO_LEAD;
  if (moved.value !== approval) await takeApproval(work, moved.value, lead.agent);
  return DONE;
};

const NO_LEAD = refuse('not-found', 'There is no such lead. Choose another.', 'no-lead');
const TO_ASKER = refuse(
  'not-allowed',
  'Nobody answers their own question. Choose another lead.',
  'own-question',
);
