import type { ConversationCard } from '../../../shared/protocol/messages/conversation.ts';
import type { Conversation } from '../../domain/conversation/conversation.ts';

/** A conversation as agents see it. */
export function conversationCard(conversation: Conversation): ConversationCard {
  const { shop, passedOver, passedOverAt, lastLineAt, ...card } = conversation;
  return card;
}
