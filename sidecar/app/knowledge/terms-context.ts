import type { ArticleId } from '../../../shared/kernel/ids.ts';
import {
  ARTICLE_BODY_MAX_CHARS,
  ARTICLE_MAX_BYTES,
  ARTICLE_WORDS_MAX,
  NAME_MAX_CHARS,
  TITLE_MAX_CHARS,
} from '../../../shared/protocol/limits.ts';
import { type ArticleTerms, LANGUAGES } from '../../domain/knowledge/kept-article.ts';
import type { TermsBounds, TermsContext } from '../../domain/knowledge/problems.ts';
import type { Language } from '../../domain/suggestion/article.ts';
import type { Work } from '../context.ts';

const BOUNDS: TermsBounds = {
  titleMaxChars: TITLE_MAX_CHARS,
  bodyMaxChars: ARTICLE_BODY_MAX_CHARS,
  maxBytes: ARTICLE_MAX_BYTES,
  wordsMax: ARTICLE_WORDS_MAX,
  wordMaxChars: NAME_MAX_CHARS,
};

/** What the terms of this article are held against; null is one that is not there yet. */
export async function termsContext(
  { tx }: Pick<Work, 'tx'>,
  article: ArticleId | null,
  terms: ArticleTerms,
): Promise<TermsContext> {
  const taken = new Set<Language>();
  for (const language of LANGUAGES) {
    const title = terms.texts[language]?.title ?? '';
    if (title === '') continue;
    const same = await tx.knowledge.titled(language, title);
    if (same.some((other) => other !== article)) taken.add(language);
  }
  return { bounds: BOUNDS, taken };
}
