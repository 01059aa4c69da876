import type { AgentId } from '../../shared/kernel/ids.ts';
import { LINK_SAID_EVERY_MS } from '../../shared/protocol/limits.ts';
import { dropLinks, linkDown, linkUp, sayLinks } from '../app/agent/link.ts';
import type { Environment } from '../app/context.ts';
import type { Present } from './present.ts';

/**
 * Tells the team who has a link: up with an agent's first device, down with the last. One change
 * at a time for each agent, and only the newest counts, so that a worker that restarts leaves no
 * stale answer behind.
 */
export interface Links {
  /**
   * Agents whose links went down with the sidecar: their grace begins now. Not where several sidecars
   * share the data: a link that nobody says again is taken down by the others.
   */
  begin(): Promise<void>;
  /** Says again which links are up, every LINK_SAID_EVERY_MS; called by the ticker. */
  sayAgain(): void;
  /** From now on nothing is told: a stop is no reason to reassign anybody. */
  stop(): void;
}

interface Terms {
  readonly environment: Environment;
  readonly present: Present;
  readonly track: (running: Promise<unknown>) => void;
  readonly faulted: (error: unknown) => void;
}

// After a failed write, such as a full disk.
const AGAIN_AFTER_MS = 1_000;

export function linksOf({ environment, present, track, faulted }: Terms): Links {
  const known = new Map<AgentId, boolean>();
  const going = new Map<AgentId, Promise<void>>();
  const { isShared } = environment.store;
  let saidAt = performance.now();
  let hasStopped = false;

  async function tellChanges(agent: AgentId): Promise<void> {
    while (!hasStopped && present.isAgentHere(agent) !== (known.get(agent) ?? false)) {
      const isHere = present.isAgentHere(agent);
      try {
        await (isHere ? linkUp(environment, agent) : linkDown(environment, agent));
        if (isHere) known.set(agent, true);
        else known.delete(agent);
      } catch (error) {
        faulted(error);
        setTimeout(() => void tell(agent), AGAIN_AFTER_MS).unref();
        return;
      }
    }
  }

  function tell(agent: AgentId): Promise<void> {
    const already = going.get(agent);
    if (already !== undefined) return already;
    const telling = tellChanges(agent).finally(() => going.delete(agent));
    going.set(agent, telling);
    track(telling);
    return telling;
  }

  present.onAgent((agent) => void tell(agent));
  return {
    begin: () => (isShared ? Promise.resolve() : dropLinks(environment)),
    sayAgain() {
      if (!isShared || hasStopped || performance.now() - saidAt < LINK_SAID_EVERY_MS) return;
      saidAt = performance.now();
      const here = new Set([...known.keys()].filter((agent) => present.isAgentHere(agent)));
      track(sayLinks(environment, here).catch(faulted));
    },
    stop() {
      hasStopped = true;
    },
  };
}
