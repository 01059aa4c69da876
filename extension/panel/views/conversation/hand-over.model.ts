import type { ConversationCard } from '../../../../shared/protocol/messages/conversation.ts';
import type { AgentCard } from '../../../../shared/protocol/messages/presence.ts';

/** Whether a conversation can be handed to this colleague now. */
export function canTakeMore(agent: AgentCard, me: string | null): boolean {
  return (
    agent.agent !== me &&
    !agent.isRevoked &&
    agent.presence === 'available' &&
    agent.open < agent.capacity
  );
}

/** A lead takes any; others only what no colleague is talking in. The sidecar has the last word. */
export function canTakeOver(
  card: ConversationCard,
  me: AgentCard | null,
  holder: AgentCard | undefined,
): boolean {
  const isGone = holder === undefined || holder.isRevoked || holder.presence === 'offline';
  return me?.role === 'lead' || card.state !== 'active' || isGone;
}
