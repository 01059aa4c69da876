import { assert } from '../../../shared/kernel/assert.ts';
import { asEpochMs } from '../../../shared/kernel/time.ts';
import { ACCEPT_WITHIN_MS } from '../../../shared/protocol/limits.ts';
import type { AgentCard, CounterState } from '../../../shared/protocol/messages/presence.ts';
import { FLOOR, ofVisitor } from '../../domain/audience.ts';
import { assign } from '../../domain/conversation/assignment.ts';
import { assignments } from '../../domain/routing/assign.ts';
import { isWorthTelling } from '../../domain/routing/queue.ts';
import type { Outcome, Work } from '../context.ts';
import type { VisitorView } from '../conversation/visitor-view.ts';
import { withdrawOffers } from '../engagement/withdraw-offers.ts';
import { showRow } from '../report/show-row.ts';
import { PATIENCE } from './patience.ts';
import { beginRouting, type Picture, pictureOf, type Routing } from './routing.ts';

/**
 * Changes agents or conversations, then settles what follows: whoever waits is assigned, and the
 * team, the visitors and the shop's pages are told what is different. A refusal settles nothing.
 */
export async function withRouting(
  work: Work,
  act: (routing: Routing) => Promise<Outcome>,
): Promise<Outcome> {
  const routing = await beginRouting(work);
  const outcome = await act(routing);
  if (outcome.kind === 'done') await settle(routing);
  return outcome;
}

async function settle(routing: Routing): Promise<void> {
  const { work, agents, conversations, touched, before } = routing;
  await assignAll(routing);
  await withdrawOffers(work);
  const after = await pictureOf(work, agents, conversations);
  tellTeam(work, before, after);
  tellVisitors(routing, after);
  if (!isSameCounter(before.counter, after.counter)) {
    work.show({ to: 'visitors', body: after.counter });
  }
  for (const visitor of touched) await showRow(work, visitor);
}

async function assignAll(routing: Routing): Promise<void> {
  const { work, agents, conversations } = routing;
  const acceptBy = asEpochMs(work.now + ACCEPT_WITHIN_MS);
  const made = assignments([...conversations.values()], [...agents.values()], PATIENCE, work.now);
  for (const { conversation, agent } of made) {
    const waiting = conversations.get(conversation);
    assert(waiting !== undefined, 'only a conversation that was read is assigned');
    await routing.take(assign(waiting, agent, acceptBy, work.now));
  }
}

function tellTeam(work: Work, before: Picture, after: Picture): void {
  for (const [agent, card] of after.cards) {
    const known = before.cards.get(agent);
    if (known === undefined || !isSameCard(known, card)) {
      work.tell(FLOOR, { type: 'agent.changed', agent: card });
    }
  }
}

function tellVisitors({ work, conversations, before }: Routing, after: Picture): void {
  for (const [id, view] of after.views) {
    const conversation = conversations.get(id);
    if (conversation !== undefined && isNews(before.views.get(id), view)) {
      work.tell(ofVisitor(conversation.visitor), {
        type: 'conversation.moved',
        conversation: view,
      });
    }
  }
}

/** The estimate alone is no news: it would tell everybody who waits with each answer. */
function isNews(known: VisitorView | undefined, view: VisitorView): boolean {
  // Not among the open ones before: it begins now, or was closed long ago and got its disposition.
  if (known === undefined) return view.state !== 'ended';
  if (known.state !== view.state || known.agentName !== view.agentName) return true;
  return known.ahead !== view.ahead && view.ahead !== null && isWorthTelling(view.ahead);
}

function isSameCard(a: AgentCard, b: AgentCard): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function isSameCounter(a: CounterState, b: CounterState): boolean {
  return a.isStaffed === b.isStaffed && a.waitMs === b.waitMs;
}
