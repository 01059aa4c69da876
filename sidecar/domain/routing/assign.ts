import type { AgentId, ConversationId } from '../../../shared/kernel/ids.ts';
import { type DurationMs, type EpochMs, elapsed } from '../../../shared/kernel/time.ts';
import type { Agent } from '../agent/agent.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { isLeftMessage } from '../conversation/open.ts';
import { isEligible } from './eligible.ts';
import { type Load, loadsOf, NO_LOAD } from './load.ts';
import { inLine } from './queue.ts';

/** How long things last that routing must know. */
export interface Patience {
  /** Without a link for longer, an agent is gone. */
  readonly graceMs: DurationMs;
  /** Who declined is asked again, when nobody else can, after this. */
  readonly askAgainMs: DurationMs;
}

export interface Assignment {
  readonly conversation: ConversationId;
  readonly agent: AgentId;
}

/** Who gets what now: the queue in order, each to the best agent who may take it. */
export function assignments(
  open: readonly Conversation[],
  agents: readonly Agent[],
  patience: Patience,
  now: EpochMs,
): readonly Assignment[] {
  const loads = new Map(loadsOf(open));
  const made: Assignment[] = [];
  for (const conversation of inLine(open)) {
    const agent = chooseAgent(conversation, agents, loads, patience, now);
    if (agent === null) continue;
    const load = loads.get(agent) ?? NO_LOAD;
    loads.set(agent, {
      held: load.held + 1,
      messages: load.messages + Number(isLeftMessage(conversation)),
      isWrappingUp: false,
    });
    made.push({ conversation: conversation.conversation, agent });
  }
  return made;
}

/**
 * The agent for one conversation, or null when nobody may take it. First who has not passed it over,
 * then who speaks its language, then SPEC RT2: fewest open, longest idle, id.
 */
export function chooseAgent(
  conversation: Conversation,
  agents: readonly Agent[],
  loads: ReadonlyMap<AgentId, Load>,
  patience: Patience,
  now: EpochMs,
): AgentId | null {
  const { language, passedOver } = conversation;
  const held = (agent: Agent): number => (loads.get(agent.agent) ?? NO_LOAD).held;
  const best = agents
    .filter((agent) =>
      isEligible(agent, loads.get(agent.agent) ?? NO_LOAD, conversation, patience.graceMs, now),
    )
    .filter(
      (agent) =>
        !passedOver.includes(agent.agent) || mayAskAgain(conversation, patience.askAgainMs, now),
    )
    .sort(
      (a, b) =>
        Number(passedOver.includes(a.agent)) - Number(passedOver.includes(b.agent)) ||
        Number(!a.languages.includes(language)) - Number(!b.languages.includes(language)) ||
        held(a) - held(b) ||
        a.idleSince - b.idleSince ||
        (a.agent < b.agent ? -1 : 1),
    )[0];
  return best?.agent ?? null;
}

/** A miss is asked again at once, because two in a row show that nobody is there; a no is respected. */
function mayAskAgain(
  { cause, passedOverAt }: Conversation,
  askAgainMs: DurationMs,
  now: EpochMs,
): boolean {
  if (cause === 'missed' || passedOverAt === null) return true;
  return elapsed(passedOverAt, now) >= askAgainMs;
}
