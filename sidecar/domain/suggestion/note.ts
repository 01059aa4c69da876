import type { ArticleId, ConversationId, LineId } from '../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';

/** An article as it read at one moment. */
export interface ArticleVersion {
  readonly article: ArticleId;
  readonly version: number;
}

interface Noted {
  /** The line under which it was shown, or in which it was used: each line has at most one note. */
  readonly line: LineId;
  readonly conversation: ConversationId;
  readonly at: EpochMs;
  readonly changedAt: EpochMs;
}

/** What stood on screen under a line of the visitor; without articles: nothing was found for it. */
export interface Shown extends Noted {
  readonly kind: 'shown';
  /** The line's text, as much of it as is kept. */
  readonly question: string;
  readonly articles: readonly ArticleVersion[];
  /** A lead said that no article is needed for it; missing: nobody did. */
  readonly isAside?: boolean;
}

/** A line that an agent said and that was made from an article. */
export interface Used extends Noted, ArticleVersion {
  readonly kind: 'used';
  /** The visitor's line it answers, and its text; null when it answers none. */
  readonly of: LineId | null;
  readonly question: string | null;
  /** Share of the words that were changed, 0..1: 0 is as it was proposed. */
  readonly edited: number;
  /** Whether the conversation was solved; null: nobody said. */
  readonly isSolved: boolean | null;
}

/** What suggestions are learned from. It holds words of a visitor, and goes with them. */
export type Note = Shown | Used;
