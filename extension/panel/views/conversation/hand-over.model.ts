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
