import type { AgentId } from '../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { Language } from '../visitor/visitor.ts';
import type { Agent, Role } from './agent.ts';

/** What a lead decides about an agent. */
export interface Terms {
  readonly name: string;
  readonly role: Role;
  readonly capacity: number;
  readonly languages: readonly Language[];
  /** As they are when left out. */
  readonly skills?: readonly string[] | undefined;
}

/** Somebody who has been invited and has not come yet. */
export function invited(agent: AgentId, terms: Terms, now: EpochMs): Agent {
  return {
    agent,
    name: terms.name,
    role: terms.role,
    capacity: terms.capacity,
    languages: terms.languages,
    skills: asSkills(terms.skills ?? []),
    chosen: 'offline',
    because: null,
    isLinked: false,
    linkLostAt: null,
    idleSince: now,
    misses: 0,
    isPaired: false,
    isRevoked: false,
    since: now,
  };
}

/** Whether somebody could still run the team without this one (SPEC PP4). */
export function hasOtherLead(team: readonly Agent[], without: AgentId): boolean {
  return team.some(
    ({ agent, role, isPaired, isRevoked }) =>
      agent !== without && role === 'lead' && isPaired && !isRevoked,
  );
}

/** Whether the terms change nothing but a capacity that goes down: what an agent may ask for. */
export function isOnlyLess(agent: Agent, terms: Terms): boolean {
  return (
    terms.name === agent.name &&
    terms.role === agent.role &&
    (terms.skills === undefined || isSame(terms.skills, agent.skills ?? [])) &&
    terms.capacity <= agent.capacity &&
    terms.languages.length === agent.languages.length &&
    terms.languages.every((language) => agent.languages.includes(language))
  );
}

/** Skills as they are kept: without spaces around them, none blank, each once. */
export function asSkills(said: readonly string[]): readonly string[] {
  return [...new Set(said.map((skill) => skill.trim()))].filter((skill) => skill !== '');
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((skill) => others.includes(skill));
}

/** Access taken back: nothing comes to this agent, and no link is expected. */
export function revoked(agent: Agent, now: EpochMs): Agent {
  return {
    ...agent,
    isRevoked: true,
    isLinked: false,
    linkLostAt: null,
    chosen: 'offline',
    because: null,
    misses: 0,
    since: now,
  };
}
