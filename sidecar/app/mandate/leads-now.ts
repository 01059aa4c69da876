import type { Agent } from '../../domain/agent/agent.ts';
import type { Work } from '../context.ts';

/** Every lead who has access. */
export async function leadsNow({ tx }: Pick<Work, 'tx'>): Promise<readonly Agent[]> {
  return (await tx.agents.all()).filter(({ role, isRevoked }) => role === 'lead' && !isRevoked);
}
