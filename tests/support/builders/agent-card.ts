import type { AgentCard } from '../../../shared/protocol/messages/presence.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';

/** An agent at work, as a panel is told. */
export function anAgentCard(agent: string, fields: Partial<AgentCard> = {}): AgentCard {
  return {
    agent,
    name: 'Sanne',
    role: 'agent',
    presence: 'available',
    because: null,
    capacity: 3,
    open: 0,
    languages: ['nl'],
    isRevoked: false,
    isInvited: false,
    since: 1,
    ...fields,
  };
}

/** What a panel hears once its proof was accepted. */
export const AGENT_WELCOME = {
  type: 'welcome',
  role: 'agent',
  version: PROTOCOL_VERSION,
  agent: anAgentCard('a1'),
  sidecar: { id: 's1', name: 'Demo' },
  now: 1,
};
