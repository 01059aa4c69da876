import { asDurationMs } from '../../../shared/kernel/time.ts';
import { PRESENCE_GRACE_MS } from '../../../shared/protocol/limits.ts';
import { freeNow } from '../../domain/routing/free.ts';
import type { Work } from '../context.ts';

/** Who is at work, and how many visitors more could be answered now: what pacing counts with. */
export async function freeCapacity(
  work: Pick<Work, 'tx' | 'now'>,
): Promise<{ readonly onShift: number; readonly free: number }> {
  const agents = await work.tx.agents.all();
  const open = await work.tx.conversations.open();
  const { onShift, free } = freeNow(agents, open, asDurationMs(PRESENCE_GRACE_MS), work.now);
  return { onShift, free };
}
