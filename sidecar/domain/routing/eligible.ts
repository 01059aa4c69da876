import type { DurationMs, EpochMs } from '../../../shared/kernel/time.ts';
import type { Agent } from '../agent/agent.ts';
import { isReachable } from '../agent/presence.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { isLeftMessage } from '../conversation/open.ts';
import type { Load } from './load.ts';

/** Whether new conversations may come to this agent at all: available, and there. */
export function isTaking(agent: Agent, graceMs: DurationMs, now: EpochMs): boolean {
  return agent.chosen === 'available' && isReachable(agent, graceMs, now);
}

/** Slots left; 0 also when a lead has lowered the capacity below what is held. */
export function room(agent: Agent, load: Load): number {
  return Math.max(0, agent.capacity - load.held);
}

/**
 * Whether this conversation may be assigned to this agent (SPEC RT1). Left messages come one at a
 * time: a morning's pile of them must not fill every slot while visitors wait live.
 */
export function isEligible(
  agent: Agent,
  load: Load,
  conversation: Conversation,
  graceMs: DurationMs,
  now: EpochMs,
): boolean {
  if (!isTaking(agent, graceMs, now) || room(agent, load) === 0) return false;
  return !isLeftMessage(conversation) || load.messages === 0;
}
