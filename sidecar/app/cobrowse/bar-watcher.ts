import type { AgentId } from '../../../shared/kernel/ids.ts';
import { COBROWSE_WATCHERS_MAX } from '../../../shared/protocol/limits.ts';
import type { Role } from '../../domain/agent/agent.ts';
import { mayWatch } from '../../domain/cobrowse/watch.ts';
import type { Work } from '../context.ts';

/** Whoever was a lead a moment ago watches no longer what only a lead may (SPEC CB5, PP1). */
export async function barWatcher(work: Work, agent: AgentId, role: Role): Promise<void> {
  for (const cobrowse of await work.tx.cobrowses.open()) {
    if (!cobrowse.watchers.some((watcher) => watcher.agent === agent)) continue;
    if (mayWatch(cobrowse, { agent, role }, COBROWSE_WATCHERS_MAX).isOk) continue;
    work.show({
      to: `cobrowse.${cobrowse.cobrowse}`,
      body: { type: 'cobrowse.barred', cobrowse: cobrowse.cobrowse, agent },
    });
  }
}
