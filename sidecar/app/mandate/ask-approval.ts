import { type ApprovalId, asId } from '../../../shared/kernel/ids.ts';
import { APPROVALS_OPEN_MAX } from '../../../shared/protocol/limits.ts';
import type { ApprovalAsk } from '../../../shared/protocol/messages/approval.ts';
import type { Approval } from '../../domain/mandate/approval.ts';
import { askApproval as ask } from '../../domain/mandate/approval-moves.ts';
import { isOnScreen } from '../../domain/mandate/mandate-moves.ts';
import { permit } from '../../domain/mandate/permit.ts';
import { scopesOf } from '../../domain/mandate/scopes.ts';
import { isSameStep } from '../../domain/mandate/step.ts';
import { type AgentCaller, DONE, type Outcome, refuse, type UseCase } from '../context.ts';
import { askRefusal } from './approval-refusal.ts';
import { givenIn } from './held.ts';
import { leadsNow } from './leads-now.ts';
import { denialRefusal, ID_TAKEN, NO_MANDATE, OTHER_VERSION } from './refusal.ts';
import { situationOf } from './situation.ts';
import { takeApproval } from './take-approval.ts';
import { stepOf } from './wire-terms.ts';

/**
 * An agent asks the leads concerned for what is above the mandate (SPEC AP1). What no lead could allow is refused
 * at once; what needs nobody's yes, too.
 */
export const askApproval: UseCase<AgentCaller, ApprovalAsk> = async (work, who, command) => {
  const asked = await givenIn(work, who, command);
  if (!asked.isOk) return asked.error;
  const { agent, conversation, visitor } = asked.value;
  const approval = asId<ApprovalId>(command.approval);
  const known = await work.tx.approvals.find(approval);
  if (known !== null) return judgeAgain(known, who, command);
  const mandate = await work.tx.mandates.find(asId(command.mandate));
  if (mandate === null) return NO_MANDATE;
  if (!isOnScreen(mandate, command.version)) return OTHER_VERSION;
  const step = stepOf(command.step);
  const situation = await situationOf(work, agent, conversation, visitor);
  const used = await work.tx.ledger.peek(scopesOf(mandate, situation).map(({ scope }) => scope));
  if (permit(mandate, step, situation, used, work.now, false).isOk) return NOT_NEEDED;
  const permitted = permit(mandate, step, situation, used, work.now, true);
  if (!permitted.isOk) return denialRefusal(permitted.error, mandate);
  const question = ask(
    {
      approval,
      mandate,
      agent: agent.agent,
      conversation: conversation.conversation,
      visitor: visitor.visitor,
      step,
      cost: permitted.value.reserved,
      basket: situation.basket,
      reason: command.reason,
      leads: (await leadsNow(work)).map((lead) => lead.agent),
      earlier: await work.tx.approvals.ofConversation(conversation.conversation),
    },
    APPROVALS_OPEN_MAX,
    work.now,
  );
  if (!question.isOk) return askRefusal(question.error, mandate);
  await takeApproval(work, question.value, agent.agent);
  return DONE;
};

function judgeAgain(known: Approval, who: AgentCaller, command: ApprovalAsk): Outcome {
  const isSame =
    known.agent === who.agent &&
    known.conversation === command.conversation &&
    known.mandate === command.mandate &&
    known.version === command.version &&
    known.reason === command.reason &&
    isSameStep(known.step, stepOf(command.step));
  return isSame ? DONE : ID_TAKEN;
}

const NOT_NEEDED = refuse(
  'wrong-state',
  'This needs nobody’s yes. You may give it now.',
  'no-yes-needed',
);
