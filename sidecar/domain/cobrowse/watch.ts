import type { AgentId } from '../../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { Agent } from '../agent/agent.ts';
import { type Cobrowse, changed } from './cobrowse.ts';

/** Why a colleague cannot be invited. */
export type InviteFault = 'over' | 'full';

/** Why somebody may not watch. */
export type WatchFault = 'not-agreed' | 'over' | 'not-invited' | 'full';

/** A colleague may look along. Who may already, as the holder, stays as they are. */
export function invite(
  cobrowse: Cobrowse,
  agent: AgentId,
  watchersMax: number,
  now: EpochMs,
): Result<Cobrowse, InviteFault> {
  const { state, askedBy, invited } = cobrowse;
  if (state === 'ended') return err('over');
  if (agent === askedBy || invited.includes(agent)) return ok(cobrowse);
  if (invited.length >= watchersMax) return err('full');
  return ok(changed(cobrowse, now, { invited: [...invited, agent] }));
}

/** Whether this agent may watch now: the holder, the invited, and leads, of what is active (SPEC CB5). */
export function mayWatch(
  cobrowse: Cobrowse,
  { agent, role }: Pick<Agent, 'agent' | 'role'>,
  watchersMax: number,
): Result<null, WatchFault> {
  const { state, watchers } = cobrowse;
  if (state === 'asked') return err('not-agreed');
  if (state === 'ended') return err('over');
  const isInvited = mayPoint(cobrowse, agent) || cobrowse.invited.includes(agent);
  if (!isInvited && role !== 'lead') return err('not-invited');
  // Everybody who looks is named to the visitor: beyond the list nobody comes in unseen.
  const isNamed = watchers.some((watcher) => watcher.agent === agent);
  return isNamed || watchers.length < watchersMax ? ok(null) : err('full');
}

/** Only the holder points and proposes; whoever else watches, only watches. */
export function mayPoint({ askedBy }: Pick<Cobrowse, 'askedBy'>, agent: AgentId): boolean {
  return agent === askedBy;
}

/** With this agent among those who have looked along; each is there once. */
export function watched(
  cobrowse: Cobrowse,
  { agent, name }: Pick<Agent, 'agent' | 'name'>,
  now: EpochMs,
): Cobrowse {
  if (cobrowse.watchers.some((watcher) => watcher.agent === agent)) return cobrowse;
  return changed(cobrowse, now, { watchers: [...cobrowse.watchers, { agent, name, since: now }] });
}
