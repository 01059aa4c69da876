import { assertNever } from '../../shared/kernel/assert.ts';
import type { MessageId } from '../../shared/kernel/ids.ts';
import type { AgentCommand, VisitorCommand } from '../../shared/protocol/shape.ts';
import { changeAgent } from './agent/change-agent.ts';
import { inviteAgent, reinviteAgent } from './agent/invite-agent.ts';
import { revokeAgent } from './agent/revoke-agent.ts';
import { setPresence } from './agent/set-presence.ts';
import { answerCobrowse, stopCobrowse } from './cobrowse/answer.ts';
import { askCobrowse } from './cobrowse/ask.ts';
import { endCobrowse } from './cobrowse/end.ts';
import { inviteToCobrowse } from './cobrowse/invite.ts';
import type { AgentCaller, Environment, Outcome, VisitorCaller, Work } from './context.ts';
import { acceptConversation } from './conversation/accept.ts';
import { blockVisitor, unblockVisitor } from './conversation/block-visitor.ts';
import { declineConversation } from './conversation/decline.ts';
import { endConversation } from './conversation/end.ts';
import { handOver } from './conversation/hand-over.ts';
import { leaveConversation } from './conversation/leave.ts';
import { leaveMessage } from './conversation/leave-message.ts';
import { openConversation } from './conversation/open.ts';
import { sayAsAgent, sayAsVisitor } from './conversation/say.ts';
import { seeAsAgent, seeAsVisitor } from './conversation/see.ts';
import { takeOver } from './conversation/take-over.ts';
import { wrapUp } from './conversation/wrap-up.ts';
import { acceptOffer } from './engagement/accept-offer.ts';
import { makeOffer } from './engagement/make-offer.ts';
import { rejectOffer } from './engagement/reject-offer.ts';
import { retireArticle } from './knowledge/retire.ts';
import { saveArticle } from './knowledge/save.ts';
import { rollBackModel } from './learning/roll-back.ts';
import { answerApproval } from './mandate/answer-approval.ts';
import { askApproval } from './mandate/ask-approval.ts';
import { assignTask } from './mandate/assign-task.ts';
import { delegateApproval } from './mandate/delegate-approval.ts';
import { exerciseMandate } from './mandate/exercise.ts';
import { replaceCode } from './mandate/replace-code.ts';
import { revokeMandate } from './mandate/revoke.ts';
import { revokeCode } from './mandate/revoke-code.ts';
import { saveMandate } from './mandate/save.ts';
import { settleTask } from './mandate/settle-task.ts';
import { showCode } from './mandate/show-code.ts';
import { withdrawApproval } from './mandate/withdraw-approval.ts';
import { type CheckedIdentity, checkIdentity, identify } from './session/identify.ts';
import { setConsent } from './session/set-consent.ts';
import { noteShown } from './suggestion/note-shown.ts';
import { setGapAside } from './suggestion/set-gap-aside.ts';

/** What had to be found out before the transaction, because it may not wait inside one. */
export type Prepared = CheckedIdentity | null;

/** Checks signatures before the commit; null for the commands that need nothing. */
export async function prepareVisitorCommand(
  environment: Environment,
  who: VisitorCaller,
  command: VisitorCommand,
): Promise<Prepared> {
  return command.type === 'visitor.identify' ? checkIdentity(environment, who, command) : null;
}

/** A visitor's command → its use case. A command without one does not compile. */
export function doVisitorCommand(
  work: Work,
  who: VisitorCaller,
  command: VisitorCommand,
  id: MessageId,
  prepared: Prepared,
): Promise<Outcome> {
  switch (command.type) {
    case 'consent.set':
      return setConsent(work, who, command, id);
    case 'visitor.identify':
      return identify(work, who, prepared);
    case 'offer.accept':
      return acceptOffer(work, who, command, id);
    case 'offer.reject':
      return rejectOffer(work, who, command, id);
    case 'conversation.open':
      return openConversation(work, who, command, id);
    case 'conversation.leave':
      return leaveConversation(work, who, command, id);
    case 'message.leave':
      return leaveMessage(work, who, command, id);
    case 'chat.say':
      return sayAsVisitor(work, who, command, id);
    case 'chat.see':
      return seeAsVisitor(work, who, command, id);
    case 'cobrowse.answer':
      return answerCobrowse(work, who, command, id);
    case 'cobrowse.stop':
      return stopCobrowse(work, who, command, id);
    default:
      return assertNever(command);
  }
}

/** An agent's command → its use case. A command without one does not compile. */
export function doAgentCommand(
  work: Work,
  who: AgentCaller,
  command: AgentCommand,
  id: MessageId,
): Promise<Outcome> {
  switch (command.type) {
    case 'chat.say':
      return sayAsAgent(work, who, command, id);
    case 'chat.see':
      return seeAsAgent(work, who, command, id);
    case 'conversation.accept':
      return acceptConversation(work, who, command, id);
    case 'conversation.decline':
      return declineConversation(work, who, command, id);
    case 'conversation.hand-over':
      return handOver(work, who, command, id);
    case 'conversation.take-over':
      return takeOver(work, who, command, id);
    case 'conversation.end':
      return endConversation(work, who, command, id);
    case 'conversation.wrap-up':
      return wrapUp(work, who, command, id);
    case 'visitor.block':
      return blockVisitor(work, who, command, id);
    case 'visitor.unblock':
      return unblockVisitor(work, who, command, id);
    case 'cobrowse.ask':
      return askCobrowse(work, who, command, id);
    case 'cobrowse.invite':
      return inviteToCobrowse(work, who, command, id);
    case 'cobrowse.end':
      return endCobrowse(work, who, command, id);
    case 'offer.make':
      return makeOffer(work, who, command, id);
    case 'mandate.save':
      return saveMandate(work, who, command, id);
    case 'mandate.revoke':
      return revokeMandate(work, who, command, id);
    case 'mandate.exercise':
      return exerciseMandate(work, who, command, id);
    case 'code.show':
      return showCode(work, who, command, id);
    case 'code.revoke':
      return revokeCode(work, who, command, id);
    case 'code.replace':
      return replaceCode(work, who, command, id);
    case 'approval.ask':
      return askApproval(work, who, command, id);
    case 'approval.withdraw':
      return withdrawApproval(work, who, command, id);
    case 'approval.answer':
      return answerApproval(work, who, command, id);
    case 'approval.delegate':
      return delegateApproval(work, who, command, id);
    case 'task.settle':
      return settleTask(work, who, command, id);
    case 'task.assign':
      return assignTask(work, who, command, id);
    case 'suggestion.shown':
      return noteShown(work, who, command, id);
    case 'gap.set-aside':
      return setGapAside(work, who, command, id);
    case 'article.save':
      return saveArticle(work, who, command, id);
    case 'article.retire':
      return retireArticle(work, who, command, id);
    case 'learning.roll-back':
      return rollBackModel(work, who, command, id);
    case 'presence.set':
      return setPresence(work, who, command, id);
    case 'agent.invite':
      return inviteAgent(work, who, command, id);
    case 'agent.reinvite':
      return reinviteAgent(work, who, command, id);
    case 'agent.revoke':
      return revokeAgent(work, who, command, id);
    case 'agent.change':
      return changeAgent(work, who, command, id);
    default:
      return assertNever(command);
  }
}
