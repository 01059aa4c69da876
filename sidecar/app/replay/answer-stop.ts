import { asId, type MessageId } from '../../../shared/kernel/ids.ts';
import type { ReplayStop, ReplayStopped } from '../../../shared/protocol/messages/replay.ts';
import { REVOKED } from '../agent/prove-device.ts';
import type { AgentCaller, Environment, Refusal } from '../context.ts';
import { look } from '../pipeline.ts';

/** What of a caller's own questions can be broken off. */
interface Breaking {
  breakOff(question: MessageId): Promise<boolean>;
}

/**
 * Breaks off a replay that the caller asked over the same link (SPEC RP6). For whoever may ask at all: a lead who is none
 * any more may still end what they began.
 */
export async function answerStop(
  environment: Environment,
  who: AgentCaller,
  id: MessageId,
  { of }: ReplayStop,
  { breakOff }: Breaking,
): Promise<ReplayStopped | Refusal> {
  const agent = await look(environment, ({ tx }) => tx.agents.find(who.agent));
  if (agent === null || agent.isRevoked) return REVOKED;
  const isStopped = await breakOff(asId<MessageId>(of));
  return { type: 'replay.stopped', of: id, isStopped };
}
