import { asEpochMs } from '../../../shared/kernel/time.ts';
import { WRAP_UP_MAX_MS } from '../../../shared/protocol/limits.ts';
import { closeUnwrapped } from '../../domain/conversation/ending.ts';
import { DONE, type Work } from '../context.ts';
import { withRouting } from '../routing/settle.ts';

/** Closes what has been in wrap-up for too long, so that no slot stays taken (SPEC CV6). */
export async function expireWrapUps(work: Work): Promise<void> {
  const from = asEpochMs(Math.max(0, work.now - WRAP_UP_MAX_MS));
  const due = (await work.tx.conversations.open()).filter(
    ({ state, endedAt }) => state === 'wrap-up' && endedAt !== null && endedAt <= from,
  );
  if (due.length === 0) return;
  await withRouting(work, async (routing) => {
    for (const conversation of due) await routing.take(closeUnwrapped(conversation, work.now));
    return DONE;
  });
}
