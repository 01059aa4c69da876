import type { AgentId } from '../../../shared/kernel/ids.ts';
import { asDurationMs } from '../../../shared/kernel/time.ts';
import { LINK_SILENT_MAX_MS, PRESENCE_KEPT_MS } from '../../../shared/protocol/limits.ts';
import type { Agent } from '../../domain/agent/agent.ts';
import { isUnsaid, linked, saidAgain, unlinked } from '../../domain/agent/presence.ts';
import { DONE, type Environment, type Work } from '../context.ts';
import { commit } from '../pipeline.ts';
import { withRouting } from '../routing/settle.ts';

/** The agent's first link is up. Again is no harm. */
export function linkUp(environment: Environment, agent: AgentId): Promise<void> {
  return changeLink(environment, agent, (known, now) =>
    known.isLinked ? known : linked(known, asDurationMs(PRESENCE_KEPT_MS), now),
  );
}

/** The agent's last link is gone; presence holds for the grace. Again is no harm. */
export function linkDown(environment: Environment, agent: AgentId): Promise<void> {
  return changeLink(environment, agent, unlinked);
}

/**
 * At the start of a sidecar: no link is up, whatever the store says since a crash. Everybody has the
 * grace to come back.
 */
export function dropLinks(environment: Environment): Promise<void> {
  return commit(environment, async (work) => {
    for (const agent of await work.tx.agents.all()) {
      if (agent.isLinked) await work.tx.agents.put(unlinked(agent, work.now));
    }
  });
}

/**
 * Where several sidecars share the data: says again which links are up here, also those that another
 * one has taken down since, and takes down what no sidecar has spoken for: it is gone.
 */
export function sayLinks(environment: Environment, here: ReadonlySet<AgentId>): Promise<void> {
  return commit(environment, async (work) => {
    const agents = (await work.tx.agents.all()).filter(({ isRevoked }) => !isRevoked);
    for (const agent of agents) {
      if (agent.isLinked && here.has(agent.agent)) {
        await work.tx.agents.put(saidAgain(agent, work.now));
      } else if (isUnsaid(agent, asDurationMs(LINK_SILENT_MAX_MS), work.now)) {
        await work.tx.agents.put(unlinked(agent, work.now));
      }
    }
    const lost = agents.filter(({ agent, isLinked }) => !isLinked && here.has(agent));
    if (lost.length === 0) return;
    await withRouting(work, async (routing) => {
      const kept = asDurationMs(PRESENCE_KEPT_MS);
      for (const agent of lost) await routing.putAgent(linked(agent, kept, work.now));
      return DONE;
    });
  });
}

function changeLink(
  environment: Environment,
  id: AgentId,
  change: (agent: Agent, now: Work['now']) => Agent,
): Promise<void> {
  return commit(environment, async (work) => {
    const agent = await work.tx.agents.find(id);
    if (agent === null || agent.isRevoked) return;
    const after = change(agent, work.now);
    if (after === agent) return;
    await withRouting(work, async (routing) => {
      await routing.putAgent(after);
      return DONE;
    });
  });
}
