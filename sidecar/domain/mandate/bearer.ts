import type { AgentId } from '../../../shared/kernel/ids.ts';
import type { Role } from '../agent/agent.ts';
import type { Bearers } from './mandate.ts';

/** An agent, as far as mandates ask about one. */
export interface Person {
  readonly agent: AgentId;
  readonly role: Role;
  readonly skills: readonly string[];
}

/** Whether any of the lists names this person; a role means those who have it, so `agent` is no lead. */
export function isBearer(bearers: Bearers, { agent, role, skills }: Person): boolean {
  return (
    bearers.agents.includes(agent) ||
    bearers.roles.includes(role) ||
    skills.some((skill) => bearers.skills.includes(skill))
  );
}
