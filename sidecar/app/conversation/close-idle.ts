import { elapsed } from '../../../shared/kernel/time.ts';
import { CONVERSATION_IDLE_MAX_MS } from '../../../shared/protocol/limits.ts';
import type { Conversation } from '../../domain/conversation/conversation.ts';
import { endIdle } from '../../domain/conversation/ending.ts';
import { DONE, type Work } from '../context.ts';
import { withRouting } from '../routing/settle.ts';

/**
 * Ends what nobody has spoken in for too long. Only what is being talked in: whoever waits in the
 * queue stays there until somebody has answered (SPEC CV7).
 */
export async function closeIdle(work: Work): Promise<void> {
  const isDue = ({ state, lastLineAt, acceptedAt, openedAt }: Conversation): boolean =>
    state === 'active' &&
    elapsed(lastLineAt ?? acceptedAt ?? openedAt, work.now) >= CONVERSATION_IDLE_MAX_MS;
  const due = (await work.tx.conversations.open()).filter(isDue);
  if (due.length === 0) return;
  await withRouting(work, async (routing) => {
    for (const conversation of due) {
      const ended = endIdle(conversation, work.now);
      if (ended.isOk) await routing.take(ended.value);
    }
    return DONE;
  });
}
