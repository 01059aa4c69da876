import type { AgentId } from '../../../shared/kernel/ids.ts';
import type { AgentCard } from '../../../shared/protocol/messages/presence.ts';
import type { Agent } from '../../domain/agent/agent.ts';
import { shownPresence } from '../../domain/agent/presence.ts';
import type { Conversation } from '../../domain/conversation/conversation.ts';
import { type Load, loadsOf, NO_LOAD } from '../../domain/routing/load.ts';

/** An agent as the team sees them. */
export function agentCard(agent: Agent, load: Load): AgentCard {
  return {
    agent: agent.agent,
    name: agent.name,
    role: agent.role,
    presence: shownPresence(agent, load),
    because: agent.because,
    capacity: agent.capacity,
    open: load.held,
    languages: [...agent.languages],
    isRevoked: agent.isRevoked,
    isInvited: !agent.isPaired && !agent.isRevoked,
    since: agent.since,
    skills: [...(agent.skills ?? [])],
  };
}

/** The card as a peer of this version knows it (SPEC PR5). */
export function spokenCard(version: number, card: AgentCard): AgentCard {
  if (version >= SKILLS_SINCE) return card;
  const { skills, ...known } = card;
  return known;
}

const SKILLS_SINCE = 4; // the version of the protocol that has a place for them

/** Everybody's card, from all conversations that are not closed. */
export function agentCards(
  agents: Iterable<Agent>,
  open: Iterable<Conversation>,
): ReadonlyMap<AgentId, AgentCard> {
  const loads = loadsOf(open);
  return new Map(
    [...agents].map((agent) => [agent.agent, agentCard(agent, loads.get(agent.agent) ?? NO_LOAD)]),
  );
}
