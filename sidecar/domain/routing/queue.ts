import type { Conversation } from '../conversation/conversation.ts';
import { isLeftMessage } from '../conversation/open.ts';

/**
 * Who waits, in the order in which they are helped: who is there before who left a message, then who
 * came first. By opening and not by `queuedAt`, so that nobody loses a place because an agent
 * handed over, declined, missed or vanished (SPEC RT4).
 */
export function inLine(conversations: Iterable<Conversation>): readonly Conversation[] {
  return [...conversations].filter(({ state }) => state === 'queued').sort(byTurn);
}

/** Live conversations before this one: 0 when it is next. */
export function ahead(line: readonly Conversation[], conversation: Conversation): number {
  return line.filter((other) => !isLeftMessage(other) && byTurn(other, conversation) < 0).length;
}

/**
 * Whether a new place is worth a message: each of the first places, then each tenth, so that a long
 * queue that moves by one does not tell everybody everything.
 */
export function isWorthTelling(place: number): boolean {
  return place < 20 || place % 10 === 0;
}

function byTurn(a: Conversation, b: Conversation): number {
  const [x, y] = [Number(isLeftMessage(a)), Number(isLeftMessage(b))];
  if (x !== y) return x - y;
  if (a.openedAt !== b.openedAt) return a.openedAt - b.openedAt;
  return a.conversation < b.conversation ? -1 : Number(a.conversation > b.conversation);
}
