import type { Line } from '../../shared/protocol/messages/chat.ts';
import type { VisitorConversation } from '../../shared/protocol/messages/conversation.ts';
import type { OfferShown } from '../../shared/protocol/messages/engagement.ts';
import type { Told } from '../wire/apply.ts';
import type { Waiting } from '../wire/command-outbox.ts';
import { pendingLine } from './own-line.ts';
import type { Place } from './place.ts';
import type { OwnLine } from './talk-state.ts';

/** What there is to show from. */
export interface Sight {
  readonly told: Told | null;
  readonly waiting: readonly Waiting[];
  readonly place: Place;
  /** Acknowledged, not told back yet. */
  readonly handed: readonly OwnLine[];
}

/** The conversation on screen: an ended one stays until the visitor starts another. */
export function conversationIn({ told, place }: Sight): VisitorConversation | null {
  const conversation = told?.conversation ?? null;
  return conversation?.conversation === place.dismissed ? null : conversation;
}

/** The conversation that lines can be written in, if there is one. */
export function goingIn(sight: Sight): VisitorConversation | null {
  const conversation = conversationIn(sight);
  return conversation?.state === 'ended' ? null : conversation;
}

/** Whether what is being written is shown: only where the visitor said so, and somebody is there to read it. */
export function isDraftShared(sight: Sight): boolean {
  const going = goingIn(sight);
  return going?.state === 'talking' && sight.place.draftSharedIn === going.conversation;
}

const shownIn = (sight: Sight): string | null =>
  conversationIn(sight)?.conversation ?? sight.place.chosen;

export function linesIn(sight: Sight): readonly Line[] {
  const shown = shownIn(sight);
  return (sight.told?.lines ?? []).filter(({ conversation }) => conversation === shown);
}

export function ownLinesIn(sight: Sight): readonly OwnLine[] {
  const { told, waiting, place, handed } = sight;
  const said = new Set((told?.lines ?? []).map(({ line }) => line));
  const pending = waiting.flatMap(({ at, body }) => pendingLine(body, at));
  const shown = [shownIn(sight), place.chosen];
  return [...handed, ...pending, ...place.refused].filter(
    ({ line, conversation }) => !said.has(line) && shown.includes(conversation),
  );
}

export function seenUpTo(sight: Sight): number {
  const { seen } = sight.place;
  return seen !== null && seen.conversation === shownIn(sight) ? seen.upTo : 0;
}

/** Lines of agents that were not on screen yet. */
export function unreadIn(sight: Sight): number {
  const upTo = seenUpTo(sight);
  return linesIn(sight).filter(({ author, n }) => author.kind === 'agent' && n > upTo).length;
}

/** An offer that may still be answered; when it ends is for the caller to watch. */
export function offerIn(sight: Sight): OfferShown | null {
  const offer = sight.told?.offer ?? null;
  if (offer === null || sight.place.answeredOffers.includes(offer.offer)) return null;
  return goingIn(sight) === null ? offer : null;
}

/** A conversation has been asked for and that has not been answered. */
export function isBeginning({ waiting }: Sight): boolean {
  return waiting.some(
    ({ body }) => body.type === 'conversation.open' || body.type === 'offer.accept',
  );
}
