import { DONE, type Work } from '../context.ts';
import { withRouting } from './settle.ts';

/** Assigns whoever waits and can be helped; cheap when nobody waits. */
export async function assignWaiting(work: Work): Promise<void> {
  const open = await work.tx.conversations.open();
  if (!open.some(({ state }) => state === 'queued')) return;
  await withRouting(work, async () => DONE);
}
