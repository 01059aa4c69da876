import { assert } from '../../../shared/kernel/assert.ts';
import { type AgentId, asId } from '../../../shared/kernel/ids.ts';
import { invited, type Terms } from '../../domain/agent/team.ts';
import type { Environment, Work } from '../context.ts';
import { commit } from '../pipeline.ts';
import { makeCode } from './invite-agent.ts';

const FIRST_AGENT = { id: asId<AgentId>('agent-anna'), name: 'Anna', role: 'agent' } as const;
const FIRST_LEAD = { id: asId<AgentId>('lead-lotte'), name: 'Lotte', role: 'lead' } as const;
const FIRST_CAPACITY = 3; // what most contact centres give one person at a time

/**
 * A pairing code each for an agent and a lead, so that a new installation can be used at all: they are
 * made when they are not there. For whoever starts the sidecar; a revoked one stays revoked.
 */
export function firstPeople(
  environment: Environment,
): Promise<{ readonly agent: string; readonly lead: string }> {
  return commit(environment, async (work) => ({
    agent: await codeFor(work, FIRST_AGENT),
    lead: await codeFor(work, FIRST_LEAD),
  }));
}

async function codeFor(
  work: Work,
  { id, name, role }: { readonly id: AgentId } & Pick<Terms, 'name' | 'role'>,
): Promise<string> {
  if ((await work.tx.agents.find(id)) === null) {
    const terms: Terms = { name, role, capacity: FIRST_CAPACITY, languages: ['nl', 'en'] };
    await work.tx.agents.put(invited(id, terms, work.now));
  }
  const { result } = await makeCode(work, id, 'start');
  assert(result !== null, 'an invitation has a code');
  return result.code;
}
