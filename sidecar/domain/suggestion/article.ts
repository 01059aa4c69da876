import type { ArticleId } from '../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';

/** The languages knowledge is written and asked in. */
export type Language = 'nl' | 'en';

/** One language's text of an article. `title` is plain; `body` is Markdown, of a snippet plain text with variables. */
export interface ArticleText {
  readonly title: string;
  readonly body: string;
}

/** One answer that agents may give. At least one language is there. */
export interface Article {
  readonly id: ArticleId;
  /** Counts from 1; a change makes the next. */
  readonly version: number;
  readonly kind: 'article' | 'snippet';
  readonly texts: Readonly<Partial<Record<Language, ArticleText>>>;
  /** Product categories and products it is about, as the shop names them; empty: about any. */
  readonly categories: readonly string[];
  readonly products: readonly string[];
  /** From when and until when it is true; null: no such bound. */
  readonly validFrom: EpochMs | null;
  readonly validUntil: EpochMs | null;
  /** Where it comes from, an https address; null when nobody said. */
  readonly source: string | null;
}

/** A question that was answered with an article before. */
export interface Example {
  readonly article: ArticleId;
  readonly text: string;
  /** Null: not established. */
  readonly language: Language | null;
  /** 0 < weight ≤ 1: 1 for used as it is in a conversation that was solved, less when edited or not solved. */
  readonly weight: number;
}

/** How often an article was shown under a question and how often it was used then. */
export interface Usage {
  readonly shown: number;
  readonly used: number;
}

/** All a ranker is built from. */
export interface Knowledge {
  readonly articles: readonly Article[];
  readonly examples: readonly Example[];
  readonly usage: ReadonlyMap<ArticleId, Usage>;
  /** Lines known to be about nothing that an article answers, such as gaps that a lead set aside. */
  readonly outOfScope: readonly string[];
}
