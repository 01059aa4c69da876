import type { AgentId, ConversationId } from '../../../shared/kernel/ids.ts';
import type { VisitorConversation } from '../../../shared/protocol/messages/conversation.ts';
import type { Agent } from '../../domain/agent/agent.ts';
import type { Conversation } from '../../domain/conversation/conversation.ts';
import { isLeftMessage } from '../../domain/conversation/open.ts';
import { ahead, inLine } from '../../domain/routing/queue.ts';
import { estimateWait, type WaitBasis } from '../../domain/routing/wait.ts';

export type VisitorView = VisitorConversation;
/** What is the same for everybody who waits. */
export type Basis = Omit<WaitBasis, 'ahead'>;

/** Every conversation as its visitor sees it: truthful about who answers, and when. */
export function visitorViews(
  agents: ReadonlyMap<AgentId, Agent>,
  conversations: Iterable<Conversation>,
  basis: Basis,
): ReadonlyMap<ConversationId, VisitorView> {
  const all = [...conversations];
  const line = inLine(all);
  // Counted along the line, not one by one: a thousand who wait must not cost a million comparisons.
  const places = new Map(
    line.filter((one) => !isLeftMessage(one)).map((one, place) => [one.conversation, place]),
  );
  return new Map(
    all.map((one) => [
      one.conversation,
      viewOf(one, nameOf(agents, one), places.get(one.conversation) ?? 0, basis),
    ]),
  );
}

/** One conversation as its visitor sees it. */
export function visitorView(
  agents: readonly Agent[],
  open: readonly Conversation[],
  conversation: Conversation,
  basis: Basis,
): VisitorView {
  const named = new Map(agents.map((agent) => [agent.agent, agent]));
  const place = conversation.state === 'queued' ? ahead(inLine(open), conversation) : 0;
  return viewOf(conversation, nameOf(named, conversation), place, basis);
}

function viewOf(
  conversation: Conversation,
  name: string | null,
  place: number,
  basis: Basis,
): VisitorView {
  const isWaiting = isWaitingLive(conversation);
  return {
    conversation: conversation.conversation,
    state: standing(conversation),
    // Who was asked but has not answered is not there yet: never pretend.
    agentName: conversation.state === 'queued' || conversation.state === 'assigned' ? null : name,
    ahead: isWaiting ? place : null,
    waitMs: isWaiting ? estimateWait({ ...basis, ahead: place }) : null,
    seenByAgent: conversation.seenByAgent,
  };
}

function isWaitingLive(conversation: Conversation): boolean {
  return standing(conversation) === 'waiting';
}

function standing(conversation: Conversation): VisitorView['state'] {
  switch (conversation.state) {
    case 'queued':
    case 'assigned':
      return isLeftMessage(conversation) ? 'message-left' : 'waiting';
    case 'active':
      return 'talking';
    case 'wrap-up':
    case 'closed':
      return 'ended';
  }
}

function nameOf(agents: ReadonlyMap<AgentId, Agent>, { holder }: Conversation): string | null {
  return holder === null ? null : (agents.get(holder)?.name ?? null);
}
