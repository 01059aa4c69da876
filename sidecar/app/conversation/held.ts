import type { AgentId } from '../../../shared/kernel/ids.ts';
import { asId, type ConversationId } from '../../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { asDurationMs } from '../../../shared/kernel/time.ts';
import { PRESENCE_GRACE_MS } from '../../../shared/protocol/limits.ts';
import type { AgentCommand } from '../../../shared/protocol/shape.ts';
import { isReachable } from '../../domain/agent/presence.ts';
import type { Conversation } from '../../domain/conversation/conversation.ts';
import { room } from '../../domain/routing/eligible.ts';
import { loadsOf, NO_LOAD } from '../../domain/routing/load.ts';
import { type Permitted, permitted } from '../agent/permission.ts';
import type { AgentCaller, Refusal, Work } from '../context.ts';
import type { Routing } from '../routing/routing.ts';
import { NO_CONVERSATION, NOT_HOLDER } from './refusal.ts';

/** A conversation an agent asks something of, with who they are. */
export interface Asked extends Permitted {
  readonly conversation: Conversation;
}

/** The conversation, if there is one and the caller's role may do this at all. */
export async function askedOf(
  work: Pick<Work, 'tx'>,
  who: AgentCaller,
  command: { readonly type: AgentCommand['type']; readonly conversation: string },
): Promise<Result<Asked, Refusal>> {
  const may = await permitted(work, who, command.type);
  if (!may.isOk) return may;
  const id = asId<ConversationId>(command.conversation);
  const conversation = await work.tx.conversations.find(id);
  if (conversation === null) return err(NO_CONVERSATION);
  return ok({ ...may.value, conversation });
}

/** The same, refused unless the caller holds it or reaches beyond what they hold. */
export async function heldBy(
  work: Pick<Work, 'tx'>,
  who: AgentCaller,
  command: { readonly type: AgentCommand['type']; readonly conversation: string },
): Promise<Result<Asked, Refusal>> {
  const asked = await askedOf(work, who, command);
  if (!asked.isOk) return asked;
  const { agent, reach, conversation } = asked.value;
  return reach === 'own' && conversation.holder !== agent.agent ? err(NOT_HOLDER) : asked;
}

/** Whether the agent has a slot for one conversation more (SPEC RT1). */
export function hasRoom({ agents, conversations }: Routing, agent: AgentId): boolean {
  const known = agents.get(agent);
  if (known === undefined) return false;
  return room(known, loadsOf(conversations.values()).get(agent) ?? NO_LOAD) > 0;
}

/** Whether the agent is there: linked, or without a link for less than the grace. */
export function isThere({ agents, work }: Routing, agent: AgentId): boolean {
  const known = agents.get(agent);
  return known !== undefined && isReachable(known, asDurationMs(PRESENCE_GRACE_MS), work.now);
}
