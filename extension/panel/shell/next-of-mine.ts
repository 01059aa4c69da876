import type { ConversationCard } from '../../../shared/protocol/messages/conversation.ts';

/** The next conversation an agent holds after the one on screen, oldest first and round again. */
export function nextOfMine(
  cards: readonly ConversationCard[],
  me: string | null,
  here: string | null,
): string | null {
  const mine = cards
    .filter((card) => me !== null && card.holder === me)
    .sort((a, b) => a.openedAt - b.openedAt)
    .map(({ conversation }) => conversation);
  const at = here === null ? -1 : mine.indexOf(here);
  return mine[(at + 1) % Math.max(1, mine.length)] ?? null;
}
