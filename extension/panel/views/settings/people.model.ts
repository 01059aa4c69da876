import { CAPACITY_MAX } from '../../../../shared/protocol/limits.ts';
import type { AgentCard } from '../../../../shared/protocol/messages/presence.ts';

export type Speaks = 'nl' | 'en' | 'both';

/** Those who work first, then the invited, then those without access; by name. */
export function sortPeople(agents: readonly AgentCard[]): readonly AgentCard[] {
  const rank = (agent: AgentCard) => (agent.isRevoked ? 2 : agent.isInvited ? 1 : 0);
  return [...agents].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

/** How many conversations at once, as written; null when it is no whole number within bounds. */
export function readCapacity(written: string): number | null {
  const count = Number(written);
  return Number.isInteger(count) && count >= 1 && count <= CAPACITY_MAX ? count : null;
}

export function languagesOf(speaks: Speaks): AgentCard['languages'] {
  return speaks === 'both' ? ['nl', 'en'] : [speaks];
}

export function speaksOf(languages: AgentCard['languages']): Speaks {
  return languages.length > 1 ? 'both' : (languages[0] ?? 'nl');
}
