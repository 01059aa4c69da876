import type { AgentId } from '../../../shared/kernel/ids.ts';
import type { Environment } from '../context.ts';
import { look } from '../pipeline.ts';

/** Those of the agents whose access has been taken back. */
export function revokedAmong(
  environment: Environment,
  agents: readonly AgentId[],
): Promise<readonly AgentId[]> {
  return look(environment, async ({ tx }) => {
    const revoked = (await tx.agents.all()).filter(({ isRevoked }) => isRevoked);
    return revoked.map(({ agent }) => agent).filter((agent) => agents.includes(agent));
  });
}
