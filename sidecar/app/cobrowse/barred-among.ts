import type { AgentId, CobrowseId } from '../../../shared/kernel/ids.ts';
import { COBROWSE_WATCHERS_MAX } from '../../../shared/protocol/limits.ts';
import { mayWatch } from '../../domain/cobrowse/watch.ts';
import type { Environment } from '../context.ts';
import { look } from '../pipeline.ts';

/** Somebody who looks along. */
export interface LookingAlong {
  readonly cobrowse: CobrowseId;
  readonly agent: AgentId;
}

/** Those of them who may not watch, as it is now (SPEC CB5). */
export async function barredAmong<Who extends LookingAlong>(
  environment: Environment,
  all: readonly Who[],
): Promise<readonly Who[]> {
  if (all.length === 0) return [];
  return look(environment, async ({ tx }) => {
    const open = new Map((await tx.cobrowses.open()).map((each) => [each.cobrowse, each]));
    const agents = new Map((await tx.agents.all()).map((each) => [each.agent, each]));
    return all.filter((who) => {
      const cobrowse = open.get(who.cobrowse);
      const agent = agents.get(who.agent);
      if (cobrowse === undefined || agent === undefined) return true;
      return !mayWatch(cobrowse, agent, COBROWSE_WATCHERS_MAX).isOk;
    });
  });
}
