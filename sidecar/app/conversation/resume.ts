import type { Conversation } from '../../domain/conversation/conversation.ts';
import { resume } from '../../domain/conversation/ending.ts';
import { release } from '../../domain/conversation/handover.ts';
import { DONE, type Work } from '../context.ts';
import { withRouting } from '../routing/settle.ts';
import { isThere } from './held.ts';

/**
 * The visitor writes during wrap-up: the talk goes on with the same holder, or, when that one is
 * gone, with the next from the queue. Null when the visitor has begun another since.
 */
export async function resumeConversation(
  work: Work,
  ended: Conversation,
): Promise<Conversation | null> {
  const latest = await work.tx.conversations.latestOf(ended.visitor);
  if (latest?.conversation !== ended.conversation) return null;
  const resumed = resume(ended, work.now);
  if (!resumed.isOk) return null;
  await withRouting(work, async (routing) => {
    const going = await routing.take(resumed.value);
    const { holder } = going;
    if (holder !== null && !isThere(routing, holder)) {
      const name = routing.agents.get(holder)?.name ?? null;
      await routing.take(release(going, name, work.now));
    }
    return DONE;
  });
  return work.tx.conversations.find(ended.conversation);
}
