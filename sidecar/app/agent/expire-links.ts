import { asDurationMs } from '../../../shared/kernel/time.ts';
import { PRESENCE_GRACE_MS } from '../../../shared/protocol/limits.ts';
import { hasVanished, isReachable, vanished } from '../../domain/agent/presence.ts';
import { DONE, type Work } from '../context.ts';
import { withRouting } from '../routing/settle.ts';
import { releaseAll } from './release-all.ts';

/**
 * Whoever stays without a link for longer than the grace is offline, and what they held goes back
 * to the queue; the visitors are told (SPEC PP6). Wrap-up stays theirs: nobody waits for it.
 */
export async function expireLinks(work: Work): Promise<void> {
  const agents = await work.tx.agents.all();
  const grace = asDurationMs(PRESENCE_GRACE_MS);
  const gone = agents.filter((agent) => hasVanished(agent, grace, work.now));
  const there = new Set(
    agents.filter((agent) => isReachable(agent, grace, work.now)).map(({ agent }) => agent),
  );
  const open = await work.tx.conversations.open();
  const isOrphan = open.some(
    ({ state, holder }) =>
      (state === 'assigned' || state === 'active') && holder !== null && !there.has(holder),
  );
  if (gone.length === 0 && !isOrphan) return;
  await withRouting(work, async (routing) => {
    for (const agent of gone) await routing.putAgent(vanished(agent, work.now));
    await releaseAll(routing, (holder) => !there.has(holder));
    return DONE;
  });
}
