import { type AgentId, asId } from '../../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { asEpochMs } from '../../../shared/kernel/time.ts';
import { ACCEPT_WITHIN_MS } from '../../../shared/protocol/limits.ts';
import type { ConversationHandOver } from '../../../shared/protocol/messages/conversation.ts';
import { type Destination, handOver as passOn } from '../../domain/conversation/handover.ts';
import { type AgentCaller, DONE, type Refusal, refuse, type UseCase } from '../context.ts';
import type { Routing } from '../routing/routing.ts';
import { withRouting } from '../routing/settle.ts';
import { hasRoom, heldBy, isThere } from './held.ts';
import { refusalOf } from './refusal.ts';

/** Passes a conversation to a colleague, who must answer in time, or back to the queue. */
export const handOver: UseCase<AgentCaller, ConversationHandOver> = (work, who, command) => {
  return withRouting(work, async (routing) => {
    const held = await heldBy(work, who, command);
    if (!held.isOk) return held.error;
    const { conversation } = held.value;
    if (command.to !== null && command.to === conversation.holder) return refusalOf('held-already');
    const to = command.to === null ? ok(null) : destination(routing, asId(command.to));
    if (!to.isOk) return to.error;
    const passed = passOn(conversation, to.value, command.note, work.now);
    if (!passed.isOk) return refusalOf(passed.error);
    await routing.take(passed.value);
    return DONE;
  });
};

/** The colleague, if they are at work and have a slot. Busy keeps the queue away, not colleagues. */
function destination(routing: Routing, to: AgentId): Result<Destination, Refusal> {
  const agent = routing.agents.get(to);
  if (agent === undefined || agent.isRevoked) {
    return err(refuse('not-found', 'There is no such agent. Choose another.', 'no-agent'));
  }
  const isAtWork = agent.chosen === 'available' || agent.chosen === 'busy';
  if (!isAtWork || !isThere(routing, to)) {
    return err(
      refuse('wrong-state', `${agent.name} is not at work now. Choose another agent.`, {
        word: 'agent-away',
        name: agent.name,
      }),
    );
  }
  if (!hasRoom(routing, to)) {
    return err(
      refuse('at-capacity', `${agent.name} has no free slot. Choose another agent.`, {
        word: 'agent-full',
        name: agent.name,
      }),
    );
  }
  const acceptBy = asEpochMs(routing.work.now + ACCEPT_WITHIN_MS);
  return ok({ agent: agent.agent, name: agent.name, acceptBy });
}
