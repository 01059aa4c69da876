import type { ArticleId } from '../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { KeptArticle } from '../../domain/knowledge/kept-article.ts';
import type { Language } from '../../domain/suggestion/article.ts';

/** Articles with their versions. What was said with one names its version; the text of it may be gone by then. */
export interface Articles {
  /** The newest version, retired or not. */
  find(article: ArticleId): Promise<KeptArticle | null>;
  version(article: ArticleId, version: number): Promise<KeptArticle | null>;
  /** Newest first, before this version; null begins with the newest. */
  versions(article: ArticleId, before: number | null, max: number): Promise<readonly KeptArticle[]>;
  /** Adds a version, which replaces the one before, or changes the newest. */
  put(kept: KeptArticle): Promise<void>;
  /** The newest versions that were changed after this change, oldest change first; retired ones too. */
  after(change: number, max: number): Promise<readonly KeptArticle[]>;
  /** Those in use with this title in this language, without regard to case and accents. */
  titled(language: Language, title: string): Promise<readonly ArticleId[]>;
  /** How many are in use. */
  count(): Promise<number>;
  /** The number of the last change; 0 when there was none. */
  lastChange(): Promise<number>;
  /** The number of a change that is made now; it is not given out again, also when nothing comes of it. */
  nextChange(): Promise<number>;
  /** Versions that were replaced, and articles that were retired, before the moment; how many rows went. */
  forget(before: EpochMs, max: number): Promise<number>;
}
