import { asId, ID_PATTERN, type MessageId, type VisitorId } from '../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../shared/kernel/time.ts';
import { SEARCH_PAGE_MAX } from '../../../shared/protocol/limits.ts';
import type {
  ConversationsAnswered,
  ConversationsAsk,
} from '../../../shared/protocol/messages/report.ts';
import type { ConversationPlace } from '../../ports/store/conversations.ts';
import { REVOKED } from '../agent/prove-device.ts';
import { type AgentCaller, type Refusal, refuse, type Work } from '../context.ts';
import { conversationCard } from '../conversation/card.ts';

/**
 * Past and present conversations, newest first. Every agent may search those of the whole team: who
 * helps somebody today must be able to read what was promised yesterday (SPEC CV10).
 */
export async function answerConversations(
  work: Pick<Work, 'tx'>,
  who: AgentCaller,
  id: MessageId,
  question: ConversationsAsk,
): Promise<ConversationsAnswered | Refusal> {
  const agent = await work.tx.agents.find(who.agent);
  if (agent === null || agent.isRevoked) return REVOKED;
  const before = question.before === null ? null : placeOf(question.before);
  if (before === undefined)
    return refuse('malformed', 'This page does not exist. Search again.', 'page-gone');
  const visitor = question.visitor === null ? null : asId<VisitorId>(question.visitor);
  const text = question.text === null || question.text.trim() === '' ? null : question.text.trim();
  const found = await work.tx.conversations.search(visitor, text, before, SEARCH_PAGE_MAX + 1);
  const rows = found.slice(0, SEARCH_PAGE_MAX);
  const last = rows.at(-1);
  return {
    type: 'conversations.answered',
    of: id,
    rows: rows.map(conversationCard),
    next:
      last === undefined || found.length === rows.length
        ? null
        : `${last.changedAt}.${last.conversation}`,
  };
}

const PLACE = new RegExp(`^(\\d{1,15})\\.(${ID_PATTERN.slice(1, -1)})$`);

/** The place in `before`; undefined when it is none. */
function placeOf(before: string): ConversationPlace | undefined {
  const [, changedAt, conversation] = PLACE.exec(before) ?? [];
  if (changedAt === undefined || conversation === undefined) return undefined;
  return { changedAt: asEpochMs(Number(changedAt)), conversation: asId(conversation) };
}
