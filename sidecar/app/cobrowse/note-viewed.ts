import type { CobrowseId } from '../../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { COBROWSE_WATCHERS_MAX } from '../../../shared/protocol/limits.ts';
import { mayWatch, watched } from '../../domain/cobrowse/watch.ts';
import { REVOKED } from '../agent/prove-device.ts';
import type { AgentCaller, Environment, Refusal } from '../context.ts';
import { commit } from '../pipeline.ts';
import { NO_COBROWSE, watchRefusal } from './refusal.ts';
import { takeCobrowse } from './take.ts';

/**
 * Somebody begins to look: audited each time, and named to the visitor the first time (SPEC CB4). To be
 * done before the first frame goes to them, and only then; judged anew, because the greeting took time.
 */
export function noteViewed(
  environment: Environment,
  who: AgentCaller,
  id: CobrowseId,
): Promise<Result<null, Refusal>> {
  return commit(environment, async (work) => {
    const agent = await work.tx.agents.find(who.agent);
    if (agent === null || agent.isRevoked) return err(REVOKED);
    const cobrowse = await work.tx.cobrowses.find(id);
    if (cobrowse === null) return err(NO_COBROWSE);
    const may = mayWatch(cobrowse, agent, COBROWSE_WATCHERS_MAX);
    if (!may.isOk) return err(watchRefusal(may.error));
    const seen = watched(cobrowse, agent, work.now);
    if (seen !== cobrowse) await takeCobrowse(work, seen, agent.agent);
    await work.tx.audit.add({
      at: work.now,
      kind: 'cobrowse-viewed',
      by: agent.agent,
      about: cobrowse.visitor,
      detail: cobrowse.cobrowse,
    });
    return ok(null);
  });
}
