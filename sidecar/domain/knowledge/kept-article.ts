import type { AgentId } from '../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { Article, Language } from '../suggestion/article.ts';

export const LANGUAGES: readonly Language[] = ['nl', 'en'];

/** What a lead writes; everything of an article that has versions. */
export type ArticleTerms = Omit<Article, 'id' | 'version'>;

/** One version of an article, with what is kept about it. */
export interface KeptArticle {
  readonly article: Article;
  /** The number of the change that made it, or that retired it or brought it back. */
  readonly change: number;
  /** When each language's text was written or last found to be still right. */
  readonly writtenAt: Readonly<Partial<Record<Language, EpochMs>>>;
  /** Null: taken from files by who runs the sidecar. */
  readonly savedBy: AgentId | null;
  readonly savedAt: EpochMs;
  /** Out of use since; what was said with it stays (SPEC KB1). */
  readonly retiredAt: EpochMs | null;
}

/** What was written, without what it is kept under. */
export function termsIn({ id, version, ...terms }: Article): ArticleTerms {
  return terms;
}
