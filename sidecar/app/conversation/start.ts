import { assert } from '../../../shared/kernel/assert.ts';
import type { ConversationId, OfferId, SessionId } from '../../../shared/kernel/ids.ts';
import { after, asDurationMs } from '../../../shared/kernel/time.ts';
import { CLOCK_SKEW_MAX_MS, QUEUE_MAX } from '../../../shared/protocol/limits.ts';
import { ofVisitor } from '../../domain/audience.ts';
import type { Conversation } from '../../domain/conversation/conversation.ts';
import { isLeftMessage, type Opening, opened } from '../../domain/conversation/open.ts';
import { inLine } from '../../domain/routing/queue.ts';
import type { Language, Visitor } from '../../domain/visitor/visitor.ts';
import { DONE, type Outcome, refuse, type Work } from '../context.ts';
import { withdrawOffersOf } from '../engagement/withdraw-offers-of.ts';
import { withRouting } from '../routing/settle.ts';
import { BLOCKED } from './refusal.ts';

/** Who wants to talk, under which id, and what they came from. */
export interface Start {
  readonly visitor: Visitor;
  readonly conversation: ConversationId;
  readonly session: SessionId | null;
  readonly offer: OfferId | null;
  readonly language: Language;
}

/**
 * Begins a conversation: queued, and assigned at once if somebody is free. The same id again, or
 * another while one is going on, is the one there is: two tabs are one conversation (SPEC CV2).
 */
export function startConversation(work: Work, start: Start): Promise<Outcome> {
  return withRouting(work, async (routing) => {
    const { visitor, conversation } = start;
    if (visitor.blocked !== null) return BLOCKED;
    const known = await work.tx.conversations.find(conversation);
    if (known !== null) return known.visitor === visitor.visitor ? DONE : someoneElses();
    const going = await work.tx.conversations.openOf(visitor.visitor);
    if (going !== null) {
      // The tab asked under an id of its own: it must hear which conversation it is in.
      const view = routing.before.views.get(going.conversation);
      assert(view !== undefined, 'a conversation that is going on is among the open ones');
      work.tell(ofVisitor(visitor.visitor), { type: 'conversation.moved', conversation: view });
      return DONE;
    }
    const line = inLine(routing.conversations.values());
    if (line.filter((one) => !isLeftMessage(one)).length >= QUEUE_MAX) {
      return refuse('at-capacity', 'The queue is full. Leave a message and we will answer it.');
    }
    // Who talks already is offered nothing.
    if (start.offer === null) await withdrawOffersOf(work, visitor.visitor);
    await routing.take({ conversation: await begun(work, openingOf(start)), notices: [] });
    return DONE;
  });
}

/**
 * The conversation that begins now. A visitor sees their newest one: it stays the newest when the clock
 * was put back a little since the one before began (SPEC CV10).
 */
export async function begun({ tx, now }: Work, opening: Opening): Promise<Conversation> {
  const conversation = opened(opening, now);
  const before = await tx.conversations.latestOf(opening.visitor);
  if (before === null || before.openedAt < now) return conversation;
  if (before.openedAt - now > CLOCK_SKEW_MAX_MS) return conversation;
  return { ...conversation, openedAt: after(before.openedAt, asDurationMs(1)) };
}

/** What a conversation takes from who starts it. */
export function openingOf(start: Start): Opening {
  const { visitor, conversation, session, offer, language } = start;
  return {
    conversation,
    session,
    offer,
    language,
    shop: visitor.shop,
    visitor: visitor.visitor,
    visitorName: visitor.identity?.name ?? null,
  };
}

/** An id that belongs to another visitor's conversation: nothing about it is given away. */
export function someoneElses(): Outcome {
  return refuse('already-used', 'This id is in use. Start the conversation under a new one.');
}
