import { SECOND_MS } from '../../../../shared/kernel/time.ts';
import type { ConversationCard } from '../../../../shared/protocol/messages/conversation.ts';
import type { FloorRow } from '../../../../shared/protocol/messages/floor.ts';
import { capital, sayReason, sayReasons, type Words } from '../../words/words.ts';

export type GroupName = 'needsYou' | 'waiting' | 'yours' | 'others';
export type Group = { readonly name: GroupName; readonly cards: readonly ConversationCard[] };

/** Open conversations as an agent should read them: needs you, waiting, yours, with others. */
export function groupConversations(
  cards: readonly ConversationCard[],
  me: string | null,
): readonly Group[] {
  const groups: Record<GroupName, ConversationCard[]> = {
    needsYou: [],
    waiting: [],
    yours: [],
    others: [],
  };
  for (const card of cards) {
    const name = groupOf(card, me);
    if (name !== null) groups[name].push(card);
  }
  groups.needsYou.sort((a, b) => urgency(a) - urgency(b) || a.changedAt - b.changedAt);
  groups.waiting.sort((a, b) => waitsSince(a) - waitsSince(b));
  groups.yours.sort((a, b) => b.changedAt - a.changedAt);
  groups.others.sort((a, b) => b.changedAt - a.changedAt);
  return (['needsYou', 'waiting', 'yours', 'others'] as const)
    .map((name) => ({ name, cards: groups[name] }))
    .filter((group) => group.cards.length > 0);
}

function groupOf(card: ConversationCard, me: string | null): GroupName | null {
  if (card.state === 'closed') return null;
  if (card.holder === null) return 'waiting';
  if (card.holder !== me) return 'others';
  if (card.state === 'assigned' || unread(card) > 0) return 'needsYou';
  return 'yours';
}

/** Lines that this agent has not seen. */
export function unread(card: ConversationCard): number {
  return card.state === 'active' ? Math.max(0, card.lines - card.seenByAgent) : 0;
}

/** Whole seconds left to accept; 0 when the time has passed. */
export function secondsLeft(acceptBy: number, now: number): number {
  return Math.max(0, Math.ceil((acceptBy - now) / SECOND_MS));
}

/** The name somebody gave, or the end of the id, which is enough to tell two apart. */
export function visitorName(words: Words, name: string | null, visitor: string): string {
  return name ?? words.visitor.anonymous(visitor.slice(-4).toUpperCase());
}

/** Where somebody is, in few words: the page's own title where it says more than its kind. */
export function sayPlace(words: Words, row: FloorRow): string {
  const { pageType, title } = row.place;
  if (pageType === 'checkout' && row.checkoutStep !== null) {
    return `${words.pages.checkout}, ${words.steps[row.checkoutStep]}`;
  }
  const isTelling = pageType === 'product' || pageType === 'category' || pageType === 'other';
  return isTelling && title !== '' ? shopless(title) : words.pages[pageType];
}

/** What the score of a row says, and of what it is told: a place among the shop's visits once it has learned from them. */
export function sayScore(
  words: Words,
  { score, direction, rank = null }: Pick<FloorRow, 'score' | 'direction' | 'rank'>,
): string {
  const meaning = rank === null ? words.floor.scorePlain : words.floor.scoreRanked(rank);
  return `${words.floor.score(score, words.directions[direction])}. ${meaning}`;
}

/** The second line of a floor row: what makes it worth a look, then what was done about it. */
export function sayRow(
  words: Words,
  row: FloorRow,
): { readonly why: string; readonly act: string } {
  return {
    why: sayReasons(words, row.reasons),
    act: isUneventful(row) ? '' : sayOffer(words, row),
  };
}

/** Somebody who just looks around: "no rule fits" on every second row would only be noise. */
function isUneventful({ isHere, conversation, reasons, offer, silence }: FloorRow): boolean {
  const isPlain = silence === null || PLAIN_SILENCES.has(silence.kind);
  return isHere && conversation === null && reasons.length === 0 && offer === null && isPlain;
}

const PLAIN_SILENCES: ReadonlySet<string> = new Set([
  'no-map-matches',
  'score-low',
  'score-rising',
  'not-dropped',
]);

/** The state of the offer, or the reason for the silence. */
export function sayOffer(words: Words, row: FloorRow): string {
  if (!row.isHere) return capital(words.floor.gone);
  if (row.conversation !== null) return capital(words.floor.talking);
  const isSilent =
    row.offer === null || row.offer.state === 'blocked' || row.offer.state === 'held-out';
  if (isSilent && row.silence !== null) return words.offers.silent(sayReason(words, row.silence));
  return row.offer === null ? '' : words.offers[row.offer.state];
}

/** Whether offering by hand can make sense; the sidecar has the last word. */
export function canOffer(row: FloorRow): boolean {
  return row.isHere && row.conversation === null && row.offer?.state !== 'offered';
}

/** "Boots Vera · Van Hout" → "Boots Vera": shops put their own name behind every title. */
function shopless(title: string): string {
  const cut = title.split(/\s[|·–—-]\s/);
  return cut[0] ?? title;
}

// Somebody asked to answer now goes before somebody already being helped.
function urgency(card: ConversationCard): number {
  return card.state === 'assigned' ? 0 : 1;
}

function waitsSince(card: ConversationCard): number {
  return card.queuedAt ?? card.openedAt;
}
