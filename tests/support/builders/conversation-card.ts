import type { ConversationCard } from '../../../shared/protocol/messages/conversation.ts';

/** A conversation as panels see it: active with agent a1 unless said otherwise. */
export function conversationCard(fields: Partial<ConversationCard> = {}): ConversationCard {
  return {
    conversation: 'c1',
    visitor: 'v1',
    session: null,
    offer: null,
    visitorName: null,
    language: 'nl',
    state: 'active',
    cause: 'accepted',
    holder: 'a1',
    contact: null,
    preview: '',
    lines: 0,
    seenByVisitor: 0,
    seenByAgent: 0,
    note: null,
    disposition: null,
    openedAt: 1,
    queuedAt: null,
    acceptBy: null,
    acceptedAt: 1,
    endedAt: null,
    closedAt: null,
    changedAt: 1,
    ...fields,
  };
}
