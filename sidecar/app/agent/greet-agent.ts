import { asId, type DeviceId } from '../../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { AgentHello } from '../../../shared/protocol/handshake.ts';
import type { AgentCard } from '../../../shared/protocol/messages/presence.ts';
import { type Audience, ofAgent } from '../../domain/audience.ts';
import { loadsOf, NO_LOAD } from '../../domain/routing/load.ts';
import { type AgentCaller, type Environment, type Refusal, refuse } from '../context.ts';
import { look } from '../pipeline.ts';
import { agentCard } from './card.ts';

/** A panel whose hello was accepted. */
export interface GreetedAgent {
  readonly who: AgentCaller;
  readonly device: DeviceId;
  readonly audience: Audience;
  readonly card: AgentCard;
}

/**
 * Lets an extension in that holds the key of a paired device (SPEC ID2). The answer is the same for
 * a device that is unknown and for one that proves nothing: who asks learns nothing from it.
 */
export async function greetAgent(
  environment: Environment,
  hello: AgentHello,
  challenge: { readonly nonce: string; readonly audience: string },
): Promise<Result<GreetedAgent, Refusal>> {
  const id = asId<DeviceId>(hello.device);
  const device = await look(environment, ({ tx }) => tx.agents.device(id));
  if (device === null) return err(UNPROVEN);
  const now = environment.clock.now();
  const proof = await environment.agentProof.check(device, challenge, hello.token, now);
  if (!proof.isOk) {
    environment.log.warn('A device did not prove itself.', { device: id, fault: proof.error });
    return err(UNPROVEN);
  }
  return look(environment, async ({ tx }) => {
    // Read again: it may have been revoked while the signature was checked.
    const proven = await tx.agents.device(id);
    const agent = await tx.agents.find(device.agent);
    if (agent === null || proven === null) return err(UNPROVEN);
    if (agent.isRevoked || proven.revokedAt !== null) return err(REVOKED);
    const load = loadsOf(await tx.conversations.heldBy(agent.agent)).get(agent.agent) ?? NO_LOAD;
    return ok({
      who: { kind: 'agent', agent: agent.agent, role: agent.role },
      device: id,
      audience: ofAgent(agent.agent),
      card: agentCard(agent, load),
    });
  });
}

const UNPROVEN = refuse(
  'unauthenticated',
  'This browser is not paired here. Ask your lead for a pairing code.',
);

export const REVOKED = refuse(
  'revoked',
  'Your access was taken back. Ask your lead for a new pairing code.',
);
