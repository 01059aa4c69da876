import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { Language } from '../suggestion/article.ts';
import { type ArticleTerms, type KeptArticle, LANGUAGES } from './kept-article.ts';
import { isSameText } from './tidied.ts';

/**
 * When each language's text was written, once these terms are saved: now where it is new. `stillHolds` says that
 * what was left as it was says the same as what was changed.
 */
export function writtenAfter(
  before: KeptArticle | null,
  terms: ArticleTerms,
  stillHolds: boolean,
  now: EpochMs,
): KeptArticle['writtenAt'] {
  const written: Partial<Record<Language, EpochMs>> = {};
  for (const language of LANGUAGES) {
    const text = terms.texts[language];
    if (text === undefined) continue;
    const isOld = before !== null && isSameText(before.article.texts[language], text);
    written[language] = isOld && !stillHolds ? (before.writtenAt[language] ?? now) : now;
  }
  return written;
}

/** The language whose text is older than the other's, once these terms are saved; null when neither is. */
export function behind(before: KeptArticle | null, terms: ArticleTerms): Language | null {
  if (before === null) return null;
  const { texts } = before.article;
  const [left, right] = LANGUAGES.map((language) => ({
    language,
    isThere: terms.texts[language] !== undefined && texts[language] !== undefined,
    isSame: isSameText(texts[language], terms.texts[language]),
    at: before.writtenAt[language] ?? 0,
  }));
  if (left === undefined || right === undefined || !left.isThere || !right.isThere) return null;
  if (left.isSame !== right.isSame) return left.isSame ? left.language : right.language;
  if (!left.isSame || left.at === right.at) return null;
  return left.at < right.at ? left.language : right.language;
}
