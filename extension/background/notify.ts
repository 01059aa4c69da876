import type { PlacedFact } from '../db/apply.ts';

/** A notice on the desktop, before it has words. */
export interface Notice {
  /** The conversation: a newer notice of the same one replaces it. */
  readonly id: string;
  readonly says: 'assigned' | 'line' | 'queued' | 'along';
  readonly name: string | null;
  readonly text: string;
}

/** What decides whether a fact is worth interrupting somebody. */
export interface Watching {
  readonly me: string | null;
  /** On screen now, in a focused panel. */
  readonly showing: string | null;
  /** Conversations this agent holds. */
  readonly holds: ReadonlySet<string>;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** News older than this is not news: it comes with a reconnect. */
export const FRESH_MS = 60_000;

/** The notice a fact is worth, if any. */
export function noticeFor({ fact, at }: PlacedFact, watching: Watching): Notice | null {
  if (watching.me === null || watching.now - at > FRESH_MS) return null;
  if (fact.type === 'conversation.changed') {
    const { card } = fact;
    if (card.holder !== watching.me || card.state !== 'assigned') return null;
    return { id: card.conversation, says: 'assigned', name: card.visitorName, text: card.preview };
  }
  if (fact.type === 'cobrowse.changed') {
    const { card } = fact;
    // Later changes of it say who looks: no news for whoever asked.
    const hasBegun = card.state === 'active' && card.startedAt === card.changedAt;
    if (!hasBegun || card.askedBy !== watching.me) return null;
    if (watching.showing === card.conversation) return null;
    return { id: card.conversation, says: 'along', name: null, text: '' };
  }
  if (fact.type === 'chat.said') {
    const { line } = fact;
    const isForMe = line.author.kind === 'visitor' && watching.holds.has(line.conversation);
    if (!isForMe || watching.showing === line.conversation) return null;
    return { id: line.conversation, says: 'line', name: null, text: line.text ?? '' };
  }
  return null;
}
