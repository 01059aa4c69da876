import { asId } from '../../../shared/kernel/ids.ts';
import type { ApprovalWithdraw } from '../../../shared/protocol/messages/approval.ts';
import { withdraw } from '../../domain/mandate/approval-moves.ts';
import { permitted } from '../agent/permission.ts';
import { type AgentCaller, DONE, type UseCase } from '../context.ts';
import { nameOf } from './answer-approval.ts';
import { answerRefusal } from './approval-refusal.ts';
import { NO_APPROVAL } from './refusal.ts';
import { takeApproval } from './take-approval.ts';

/** Who asked wants it no longer; what is withdrawn already is what was wanted. */
export const withdrawApproval: UseCase<AgentCaller, ApprovalWithdraw> = async (
  work,
  who,
  command,
) => {
  const may = await permitted(work, who, command.type);
  if (!may.isOk) return may.error;
  const { agent } = may.value;
  const approval = await work.tx.approvals.find(asId(command.approval));
  if (approval === null || approval.agent !== agent.agent) return NO_APPROVAL;
  if (approval.state === 'withdrawn') return DONE;
  const moved = withdraw(approval, agent.agent, work.now);
  if (!moved.isOk) {
    return answerRefusal(moved.error, approval, await nameOf(work, approval.answeredBy));
  }
  await takeApproval(work, moved.value, agent.agent);
  return DONE;
};
