import { asId, type ConversationId, type MessageId } from '../../../shared/kernel/ids.ts';
import { LINES_IN_SNAPSHOT_MAX } from '../../../shared/protocol/limits.ts';
import type { LinesAnswered, LinesAsk } from '../../../shared/protocol/messages/report.ts';
import type { Agent } from '../../domain/agent/agent.ts';
import type { Conversation } from '../../domain/conversation/conversation.ts';
import { isGoing } from '../../domain/conversation/open.ts';
import { REVOKED } from '../agent/prove-device.ts';
import { type AgentCaller, type Refusal, refuse, type Work } from '../context.ts';

/**
 * Lines of one conversation, a page at a time. Of what is past, everybody on the team; of what is
 * going on, its holder and the leads (SPEC CV10).
 */
export async function answerLines(
  work: Pick<Work, 'tx'>,
  who: AgentCaller,
  id: MessageId,
  question: LinesAsk,
): Promise<LinesAnswered | Refusal> {
  const agent = await work.tx.agents.find(who.agent);
  if (agent === null || agent.isRevoked) return REVOKED;
  const wanted = asId<ConversationId>(question.conversation);
  const conversation = await work.tx.conversations.find(wanted);
  if (conversation === null)
    return refuse('not-found', 'This conversation is no longer kept.', 'conversation-forgotten');
  if (!mayRead(agent, conversation)) {
    return refuse(
      'not-holder',
      'A colleague is talking in this conversation. Ask to take it over.',
      'colleague-talking',
    );
  }
  const lines = await work.tx.conversations.lines(wanted, question.before, LINES_IN_SNAPSHOT_MAX);
  return {
    type: 'lines.answered',
    of: id,
    conversation: wanted,
    lines: [...lines],
    hasMore: (lines[0]?.n ?? 1) > 1,
  };
}

function mayRead({ agent, role }: Agent, conversation: Conversation): boolean {
  return !isGoing(conversation) || conversation.holder === agent || role === 'lead';
}
