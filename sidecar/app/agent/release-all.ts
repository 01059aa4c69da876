import type { AgentId } from '../../../shared/kernel/ids.ts';
import { release } from '../../domain/conversation/handover.ts';
import type { Routing } from '../routing/routing.ts';

/** Everything that is assigned to these holders, or that they talk in, goes back to the queue. */
export async function releaseAll(
  routing: Routing,
  isGone: (holder: AgentId) => boolean,
): Promise<void> {
  const { work, agents, conversations } = routing;
  for (const conversation of [...conversations.values()]) {
    const { state, holder } = conversation;
    if ((state !== 'assigned' && state !== 'active') || holder === null) continue;
    if (!isGone(holder)) continue;
    await routing.take(release(conversation, agents.get(holder)?.name ?? null, work.now));
  }
}
