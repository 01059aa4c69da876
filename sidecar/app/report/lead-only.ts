import type { AgentCaller, Refusal, Work } from '../context.ts';
import { refuse } from '../context.ts';

/** Why the caller may not ask this; null for a lead, as the store knows them now. */
export async function leadOnly(
  { tx }: Pick<Work, 'tx'>,
  who: AgentCaller,
): Promise<Refusal | null> {
  const agent = await tx.agents.find(who.agent);
  return agent?.role === 'lead' && !agent.isRevoked ? null : LEADS_ONLY;
}

const LEADS_ONLY = refuse('not-allowed', 'Only a lead can see this. Ask your lead.', 'leads-only');
