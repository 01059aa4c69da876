import type { DeviceId } from '../../../shared/kernel/ids.ts';
import { ok, type Result } from '../../../shared/kernel/result.ts';
import type { AgentHello } from '../../../shared/protocol/handshake.ts';
import type { AgentCard } from '../../../shared/protocol/messages/presence.ts';
import { type Audience, ofAgent } from '../../domain/audience.ts';
import { loadsOf, NO_LOAD } from '../../domain/routing/load.ts';
import type { AgentCaller, Environment, Refusal } from '../context.ts';
import { look } from '../pipeline.ts';
import { agentCard } from './card.ts';
import { type AgentChallenge, proveDevice } from './prove-device.ts';

/** A panel whose hello was accepted. */
export interface GreetedAgent {
  readonly who: AgentCaller;
  readonly device: DeviceId;
  readonly audience: Audience;
  readonly card: AgentCard;
}

/** Lets an extension in that holds the key of a paired device (SPEC ID2). */
export async function greetAgent(
  environment: Environment,
  hello: AgentHello,
  challenge: AgentChallenge,
): Promise<Result<GreetedAgent, Refusal>> {
  const proven = await proveDevice(environment, hello, challenge);
  if (!proven.isOk) return proven;
  const { agent, device } = proven.value;
  const held = await look(environment, ({ tx }) => tx.conversations.heldBy(agent.agent));
  return ok({
    who: { kind: 'agent', agent: agent.agent, role: agent.role },
    device,
    audience: ofAgent(agent.agent),
    card: agentCard(agent, loadsOf(held).get(agent.agent) ?? NO_LOAD),
  });
}
