import { LINES_IN_SNAPSHOT_MAX, QUEUE_MAX } from '../../shared/protocol/limits.ts';
import type { Line } from '../../shared/protocol/messages/chat.ts';
import type { AgentSnapshot, VisitorSnapshot } from '../../shared/protocol/messages/snapshot.ts';
import { FLOOR, ofAgent, ofVisitor } from '../domain/audience.ts';
import type { Conversation } from '../domain/conversation/conversation.ts';
import { agentCards } from './agent/card.ts';
import type { AgentCaller, Environment, VisitorCaller } from './context.ts';
import { conversationCard } from './conversation/card.ts';
import { visitorView } from './conversation/visitor-view.ts';
import { look } from './pipeline.ts';
import { counterState } from './report/counter.ts';
import { openOffer } from './report/open-offer.ts';

const HELD_WITH_LINES_MAX = 40; // what the wire allows; twice what one agent can hold

/** Everything a panel's tables hold, with the places in both feeds at which it is true. */
export function agentSnapshot(environment: Environment, who: AgentCaller): Promise<AgentSnapshot> {
  return look(environment, async ({ tx }) => {
    const own = await tx.feed.head(ofAgent(who.agent));
    const floor = await tx.feed.head(FLOOR);
    const open = await tx.conversations.open();
    const isOwn = ({ holder }: Conversation): boolean => holder === who.agent;
    // Their own first, should there be more than fits.
    const shown = [...open.filter(isOwn), ...open.filter((one) => !isOwn(one))];
    const lines: Line[] = [];
    for (const { conversation } of open.filter(isOwn).slice(0, HELD_WITH_LINES_MAX)) {
      lines.push(...(await tx.conversations.lines(conversation, null, LINES_IN_SNAPSHOT_MAX)));
    }
    return {
      type: 'agent.snapshot',
      own,
      floor,
      conversations: shown.slice(0, QUEUE_MAX * 2).map(conversationCard),
      lines,
      agents: [...agentCards(await tx.agents.all(), open).values()],
    };
  });
}

/**
 * Everything a visitor's tab holds. The conversation is the newest one, also when it has ended, so
 * that an answer to a left message reaches who comes back tomorrow.
 */
export function visitorSnapshot(
  environment: Environment,
  who: VisitorCaller,
): Promise<VisitorSnapshot> {
  return look(environment, async (work) => {
    const { tx } = work;
    const own = await tx.feed.head(ofVisitor(who.visitor));
    const offer = await openOffer(work, who.visitor);
    const latest =
      (await tx.conversations.openOf(who.visitor)) ??
      (await tx.conversations.latestOf(who.visitor));
    if (latest === null) {
      return { type: 'visitor.snapshot', own, conversation: null, lines: [], offer };
    }
    const agents = await tx.agents.all();
    const open = await tx.conversations.open();
    const { basis } = await counterState(work, agents, open);
    const lines = await tx.conversations.lines(latest.conversation, null, LINES_IN_SNAPSHOT_MAX);
    return {
      type: 'visitor.snapshot',
      own,
      conversation: visitorView(agents, open, latest, basis),
      lines: [...lines],
      offer,
    };
  });
}
