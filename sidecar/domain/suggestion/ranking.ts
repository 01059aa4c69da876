import type { ArticleId } from '../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { Language } from './article.ts';

/** What is known of where the visitor stands when they ask; every part may be missing. */
export interface Standing {
  /** Page type as the session knows it, such as `product` or `checkout`. */
  readonly page: string | null;
  readonly categories: readonly string[];
  readonly products: readonly string[];
  readonly hasBasket: boolean;
  /** The conversation's earlier lines of the visitor, oldest first, bounded by the caller. */
  readonly before: readonly string[];
}

export interface Question {
  readonly text: string;
  readonly standing: Standing;
  readonly now: EpochMs;
  /** A search shows what comes nearest; a suggestion abstains when it is not sure. */
  readonly mode: 'suggest' | 'search';
  /** At most so many, 1 or more. */
  readonly most: number;
}

export interface Suggestion {
  readonly article: ArticleId;
  readonly version: number;
  /** In which of its languages it answers: the question's where it has that. */
  readonly language: Language;
  /** 0..1, calibrated: of those with 0.8, four in five are right. */
  readonly confidence: number;
  /** Words of the question it was found by, as the visitor wrote them, most telling first, at most 4. */
  readonly matched: readonly string[];
  /** Whether the page, product or category spoke for it. */
  readonly isByStanding: boolean;
  readonly isOutOfDate: boolean;
}

export type Sentiment = 'upset' | 'neutral' | 'pleased';

/** Best first; empty when it abstains. */
export interface Ranking {
  readonly suggestions: readonly Suggestion[];
  /** Null: cannot be told from so little text. */
  readonly language: Language | null;
  /** What the question is about as far as can be told: the title of the nearest article; null when out of scope. */
  readonly intent: string | null;
  readonly sentiment: Sentiment;
}
