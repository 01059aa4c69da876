import { asId, type DeviceId } from '../../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { Agent } from '../../domain/agent/agent.ts';
import { type Environment, type Refusal, refuse } from '../context.ts';
import { look } from '../pipeline.ts';

/** What the sidecar asked to be signed, for one connection. */
export interface AgentChallenge {
  readonly nonce: string;
  readonly audience: string;
}

/** Whose key it is. */
export interface ProvenDevice {
  readonly agent: Agent;
  readonly device: DeviceId;
}

/**
 * The agent whose paired device signed the challenge (SPEC ID2). The answer is the same for a device that is
 * unknown and for one that proves nothing: who asks learns nothing from it.
 */
export async function proveDevice(
  environment: Environment,
  hello: { readonly device: string; readonly token: string },
  challenge: AgentChallenge,
): Promise<Result<ProvenDevice, Refusal>> {
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
    return ok({ agent, device: id });
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
