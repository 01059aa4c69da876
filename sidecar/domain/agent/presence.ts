import { type DurationMs, type EpochMs, elapsed } from '../../../shared/kernel/time.ts';
import type { Load } from '../routing/load.ts';
import type { Agent, ChosenPresence } from './agent.ts';

/** Presence as the team sees it. */
export type ShownPresence = ChosenPresence | 'wrap-up';

/**
 * Whether the agent is there: linked, or without a link for less than the grace, so that a restarting
 * extension reassigns nobody. Who was never linked, or is revoked, is not.
 */
export function isReachable(agent: Agent, graceMs: DurationMs, now: EpochMs): boolean {
  if (agent.isRevoked) return false;
  if (agent.isLinked) return true;
  return agent.linkLostAt !== null && elapsed(agent.linkLostAt, now) < graceMs;
}

/** Whether the agent is at work: there, and neither away nor offline. */
export function isOnShift(agent: Agent, graceMs: DurationMs, now: EpochMs): boolean {
  const isAtWork = agent.chosen === 'available' || agent.chosen === 'busy';
  return isAtWork && isReachable(agent, graceMs, now);
}

/** What the team sees. Wrap-up is never chosen: it shows while all that is held is wrap-up. */
export function shownPresence(agent: Agent, load: Load): ShownPresence {
  if (agent.isRevoked || agent.because === 'link-lost') return 'offline';
  if (agent.chosen === 'available' && load.isWrappingUp) return 'wrap-up';
  return agent.chosen;
}

/** The agent chooses. Being asked again is a new beginning for who missed conversations. */
export function choose(agent: Agent, chosen: ChosenPresence, now: EpochMs): Agent {
  const since = chosen === agent.chosen && agent.because === null ? agent.since : now;
  return { ...agent, chosen, because: null, misses: 0, since };
}

/**
 * A link is up. After a short absence the agent is what they were; after a long one they have to say
 * that they are there: a laptop opened in the evening must not take conversations by itself.
 */
export function linked(agent: Agent, keptMs: DurationMs, now: EpochMs): Agent {
  const back = { ...agent, isLinked: true, linkLostAt: null, linkSaidAt: now };
  if (agent.because !== 'link-lost') return back;
  const isShort = agent.linkLostAt !== null && elapsed(agent.linkLostAt, now) <= keptMs;
  return isShort ? { ...back, because: null, since: now } : { ...back, chosen: 'offline' };
}

/** The last link is gone; presence holds for the grace. */
export function unlinked(agent: Agent, now: EpochMs): Agent {
  return agent.isLinked ? { ...agent, isLinked: false, linkLostAt: now } : agent;
}

/** The sidecar that has the link says that it is still up. */
export function saidAgain(agent: Agent, now: EpochMs): Agent {
  return { ...agent, linkSaidAt: now };
}

/**
 * Whether nobody has said for too long that the link is up: the sidecar that had it is gone. A moment
 * far ahead of now says nothing either.
 */
export function isUnsaid(agent: Agent, silentMs: DurationMs, now: EpochMs): boolean {
  if (!agent.isLinked) return false;
  return agent.linkSaidAt === undefined || Math.abs(now - agent.linkSaidAt) >= silentMs;
}

/** Whether the grace has run out and nobody has been told. */
export function hasVanished(agent: Agent, graceMs: DurationMs, now: EpochMs): boolean {
  if (agent.isLinked || agent.because === 'link-lost') return false;
  return agent.linkLostAt !== null && !isReachable(agent, graceMs, now);
}

/** The grace has run out: offline until the link is back. */
export function vanished(agent: Agent, now: EpochMs): Agent {
  return { ...agent, because: 'link-lost', since: now };
}

/** Let an assigned conversation go unanswered; after so many in a row, the agent is away. */
export function missed(agent: Agent, missesUntilAway: number, now: EpochMs): Agent {
  const misses = agent.misses + 1;
  if (misses < missesUntilAway || agent.chosen !== 'available') return { ...agent, misses };
  return { ...agent, misses, chosen: 'away', because: 'missed', since: now };
}
