import type { DurationMs, EpochMs } from '../../../shared/kernel/time.ts';
import type { Agent } from '../agent/agent.ts';
import { isOnShift } from '../agent/presence.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { isLeftMessage } from '../conversation/open.ts';
import { isTaking, room } from './eligible.ts';
import { loadsOf, NO_LOAD } from './load.ts';
import { inLine } from './queue.ts';

/** Who can answer now. */
export interface Free {
  /** Agents at work and there, whether or not they take conversations. */
  readonly onShift: number;
  /** Of these, who take conversations, with or without a free slot. */
  readonly taking: number;
  /** Conversations that those hold. */
  readonly held: number;
  /** Free slots of those who take conversations, less the visitors who already wait; 0 or more. */
  readonly free: number;
}

/** What is free now. Left messages are not counted: whoever is there goes first. */
export function freeNow(
  agents: readonly Agent[],
  open: readonly Conversation[],
  graceMs: DurationMs,
  now: EpochMs,
): Free {
  const loads = loadsOf(open);
  const taking = agents.filter((agent) => isTaking(agent, graceMs, now));
  const slots = taking.reduce(
    (sum, agent) => sum + room(agent, loads.get(agent.agent) ?? NO_LOAD),
    0,
  );
  const waiting = inLine(open).filter((one) => !isLeftMessage(one)).length;
  return {
    onShift: agents.filter((agent) => isOnShift(agent, graceMs, now)).length,
    taking: taking.length,
    held: taking.reduce((sum, { agent }) => sum + (loads.get(agent)?.held ?? 0), 0),
    free: Math.max(0, slots - waiting),
  };
}
