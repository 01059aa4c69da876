import type { VisitorId } from '../../shared/kernel/ids.ts';
import { LINES_IN_SNAPSHOT_MAX, QUEUE_MAX } from '../../shared/protocol/limits.ts';
import type { Line } from '../../shared/protocol/messages/chat.ts';
import type { VisitorCobrowse } from '../../shared/protocol/messages/cobrowse.ts';
import type { AgentSnapshot, VisitorSnapshot } from '../../shared/protocol/messages/snapshot.ts';
import { FLOOR, ofAgent, ofVisitor } from '../domain/audience.ts';
import { isOpen } from '../domain/cobrowse/cobrowse.ts';
import type { Conversation } from '../domain/conversation/conversation.ts';
import type { Tx } from '../ports/store.ts';
import { agentCards, spokenCard } from './agent/card.ts';
import { cobrowseCard, visitorCobrowse } from './cobrowse/card.ts';
import type { AgentCaller, Environment, VisitorCaller } from './context.ts';
import { conversationCard } from './conversation/card.ts';
import { visitorView } from './conversation/visitor-view.ts';
import { givingOf } from './mandate/giving-of.ts';
import { look } from './pipeline.ts';
import { counterState } from './report/counter.ts';
import { openOffer } from './report/open-offer.ts';

const HELD_WITH_LINES_MAX = 40; // what the wire allows; twice what one agent can hold

const COBROWSE_SINCE = 3; // the version of the protocol that has a place for it
const MANDATES_SINCE = 4;
const KNOWLEDGE_SINCE = 5;

/**
 * Everything a panel's tables hold, with the places in both feeds at which it is true.
 *
 * @param version that the panel speaks: it gets no field that it does not know (SPEC PR5)
 */
export function agentSnapshot(
  environment: Environment,
  who: AgentCaller,
  version: number = KNOWLEDGE_SINCE,
): Promise<AgentSnapshot> {
  return look(environment, async (work) => {
    const { tx } = work;
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
    const cobrowses = (await tx.cobrowses.open()).slice(0, QUEUE_MAX).map(cobrowseCard);
    return {
      type: 'agent.snapshot',
      own,
      floor,
      conversations: shown.slice(0, QUEUE_MAX * 2).map(conversationCard),
      lines,
      agents: [...agentCards(await tx.agents.all(), open).values()].map((card) =>
        spokenCard(version, card),
      ),
      ...(version >= COBROWSE_SINCE ? { cobrowses } : {}),
      ...(version >= MANDATES_SINCE
        ? await givingOf(work, who.agent, open.filter(isOwn), version)
        : {}),
      ...(version >= KNOWLEDGE_SINCE ? { knowledge: await tx.knowledge.lastChange() } : {}),
    };
  });
}

/**
 * Everything a visitor's tab holds. The conversation is the newest one, also when it has ended, so
 * that an answer to a left message reaches who comes back tomorrow.
 *
 * @param version that the page speaks
 */
export function visitorSnapshot(
  environment: Environment,
  who: VisitorCaller,
  version: number = MANDATES_SINCE,
): Promise<VisitorSnapshot> {
  return look(environment, async (work) => {
    const { tx } = work;
    const own = await tx.feed.head(ofVisitor(who.visitor));
    const offer = await openOffer(work, who.visitor);
    const latest =
      (await tx.conversations.openOf(who.visitor)) ??
      (await tx.conversations.latestOf(who.visitor));
    if (latest === null) {
      const none = version >= COBROWSE_SINCE ? { cobrowse: null } : {};
      return { type: 'visitor.snapshot', own, conversation: null, lines: [], offer, ...none };
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
      ...(version >= COBROWSE_SINCE ? { cobrowse: await cobrowseOf(tx, who.visitor) } : {}),
    };
  });
}

/** The one that is asked or going on, else the last there was: what the facts said last (SPEC FD4). */
async function cobrowseOf(tx: Tx, visitor: VisitorId): Promise<VisitorCobrowse | null> {
  const all = await tx.cobrowses.ofVisitor(visitor);
  const shown = all.find(isOpen) ?? all.at(-1);
  return shown === undefined ? null : visitorCobrowse(shown);
}
