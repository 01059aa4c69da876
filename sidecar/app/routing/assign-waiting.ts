import { assignments } from '../../domain/routing/assign.ts';
import { DONE, type Work } from '../context.ts';
import { PATIENCE } from './patience.ts';
import { withRouting } from './settle.ts';

/** Assigns whoever waits and can be helped; cheap when nobody waits, or nobody can take more. */
export async function assignWaiting(work: Work): Promise<void> {
  const open = await work.tx.conversations.open();
  if (!open.some(({ state }) => state === 'queued')) return;
  const agents = await work.tx.agents.all();
  if (assignments(open, agents, PATIENCE, work.now).length === 0) return;
  await withRouting(work, async () => DONE);
}
