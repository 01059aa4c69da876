import type { AgentId, ConversationId, VisitorId } from '../../../shared/kernel/ids.ts';
import { asId } from '../../../shared/kernel/ids.ts';
import {
  LINES_IN_SNAPSHOT_MAX,
  LINES_PER_CONVERSATION_MAX,
} from '../../../shared/protocol/limits.ts';
import type { CounterState } from '../../../shared/protocol/messages/presence.ts';
import type { Agent } from '../../domain/agent/agent.ts';
import { FLOOR, ofAgent, ofVisitor } from '../../domain/audience.ts';
import type { Change } from '../../domain/conversation/change.ts';
import type { Conversation, Line } from '../../domain/conversation/conversation.ts';
import { announce } from '../../domain/conversation/line.ts';
import { agentCards } from '../agent/card.ts';
import { endWithConversation } from '../cobrowse/take.ts';
import type { Work } from '../context.ts';
import { conversationCard } from '../conversation/card.ts';
import { type VisitorView, visitorViews } from '../conversation/visitor-view.ts';
import { closeGiving, handOverGiving } from '../mandate/end-with-conversation.ts';
import { counterState } from '../report/counter.ts';

/**
 * Agents and conversations as one request changes them: read once, written through at once. What
 * follows from the changes (assignments, cards, places in the queue) is settled once at the end.
 */
export interface Routing {
  readonly work: Work;
  readonly agents: ReadonlyMap<AgentId, Agent>;
  /** Not closed when the request began, and those that came since. */
  readonly conversations: ReadonlyMap<ConversationId, Conversation>;
  /** Visitors whose conversation changed its state or holder. */
  readonly touched: ReadonlySet<VisitorId>;
  readonly before: Picture;
  putAgent(agent: Agent): Promise<void>;
  /** Takes the step: lines, state, looking along, facts to the floor, the holder and the visitor. */
  take(change: Change): Promise<Conversation>;
  /** A conversation that was erased is held no more; nothing of it is told. */
  lose(conversation: ConversationId): Promise<void>;
}

/** What people outside were last told. */
export interface Picture {
  readonly cards: ReturnType<typeof agentCards>;
  readonly views: ReadonlyMap<ConversationId, VisitorView>;
  readonly counter: CounterState;
}

/** Reads what routing needs. */
export async function beginRouting(work: Work): Promise<Routing> {
  const agents = new Map((await work.tx.agents.all()).map((agent) => [agent.agent, agent]));
  const open = await work.tx.conversations.open();
  const conversations = new Map(open.map((one) => [one.conversation, one]));
  const touched = new Set<VisitorId>();
  const before = await pictureOf(work, agents, conversations);
  const putAgent = async (agent: Agent): Promise<void> => {
    agents.set(agent.agent, agent);
    await work.tx.agents.put(agent);
  };
  const take = async (change: Change): Promise<Conversation> => {
    const { conversation } = change.conversation;
    const known =
      conversations.get(conversation) ?? (await work.tx.conversations.find(conversation));
    const taken = await takeStep(work, known, change);
    await endWithConversation(work, taken);
    if (taken.state === 'closed') await closeGiving(work, taken);
    else if (known?.holder !== taken.holder) await handOverGiving(work, taken);
    conversations.set(taken.conversation, taken);
    touched.add(taken.visitor);
    for (const holder of new Set([known?.holder ?? null, taken.holder])) {
      const agent = holder === null ? undefined : agents.get(holder);
      // Round and round: whoever was just given something, or lost it, is the least idle (SPEC RT2).
      if (agent !== undefined && movesSlot(known, taken)) {
        await putAgent({ ...agent, idleSince: work.now });
      }
    }
    return taken;
  };
  const lose = async (conversation: ConversationId): Promise<void> => {
    const holder = conversations.get(conversation)?.holder ?? null;
    conversations.delete(conversation);
    const agent = holder === null ? undefined : agents.get(holder);
    if (agent !== undefined) await putAgent({ ...agent, idleSince: work.now });
  };
  return { work, agents, conversations, touched, before, putAgent, take, lose };
}

/** What people outside are to know now. */
export async function pictureOf(
  work: Pick<Work, 'tx' | 'now'>,
  agents: ReadonlyMap<AgentId, Agent>,
  conversations: ReadonlyMap<ConversationId, Conversation>,
): Promise<Picture> {
  const counter = await counterState(work, [...agents.values()], [...conversations.values()]);
  return {
    cards: agentCards(agents.values(), conversations.values()),
    views: visitorViews(agents, conversations.values(), counter.basis),
    counter: counter.state,
  };
}

async function takeStep(
  work: Work,
  known: Conversation | null,
  { conversation, notices }: Change,
): Promise<Conversation> {
  const lines: Line[] = [];
  let taken = conversation;
  for (const notice of notices) {
    // Far beyond what people write; a conversation that is full must still be able to end.
    if (taken.lines >= LINES_PER_CONVERSATION_MAX) break;
    const written = announce(taken, asId(work.ids.next()), notice, work.now);
    await work.tx.conversations.addLine(written.line);
    lines.push(written.line);
    taken = written.conversation;
  }
  await work.tx.conversations.put(taken);
  await tellStep(work, known, taken, lines);
  return taken;
}

/** Lines go to the visitor and the holder and to nobody else (SPEC CV3). */
async function tellStep(
  work: Work,
  known: Conversation | null,
  taken: Conversation,
  lines: readonly Line[],
): Promise<void> {
  const card = conversationCard(taken);
  work.tell(FLOOR, { type: 'conversation.changed', card, lines: [] });
  for (const line of lines) work.tell(ofVisitor(taken.visitor), { type: 'chat.said', line });
  if (taken.holder === null) return;
  const own = ofAgent(taken.holder);
  if (known?.holder === taken.holder) {
    for (const line of lines) work.tell(own, { type: 'chat.said', line });
    work.tell(own, { type: 'conversation.changed', card, lines: [] });
    return;
  }
  const newest = await work.tx.conversations.lines(taken.conversation, null, LINES_IN_SNAPSHOT_MAX);
  work.tell(own, { type: 'conversation.changed', card, lines: [...newest] });
}

function movesSlot(known: Conversation | null, taken: Conversation): boolean {
  return known?.holder !== taken.holder || taken.state === 'closed';
}
