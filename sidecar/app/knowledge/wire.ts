import { asEpochMs, type EpochMs } from '../../../shared/kernel/time.ts';
import type {
  ArticleCard,
  ArticleTerms as WireTerms,
} from '../../../shared/protocol/messages/knowledge.ts';
import {
  type ArticleTerms,
  type KeptArticle,
  LANGUAGES,
} from '../../domain/knowledge/kept-article.ts';
import { tidied } from '../../domain/knowledge/tidied.ts';
import type { ArticleText, Language } from '../../domain/suggestion/article.ts';

/** Terms as they came in, tidied. */
export function termsOf(terms: WireTerms): ArticleTerms {
  const texts: Partial<Record<Language, ArticleText>> = {};
  for (const language of LANGUAGES) {
    const text = terms.texts[language];
    if (text !== null) texts[language] = text;
  }
  return tidied({
    ...terms,
    texts,
    validFrom: momentOf(terms.validFrom),
    validUntil: momentOf(terms.validUntil),
  });
}

/** Terms as they go out. */
export function wireTerms(terms: ArticleTerms): WireTerms {
  const { kind, texts, categories, products, validFrom, validUntil, source } = terms;
  return {
    kind,
    texts: { nl: texts.nl ?? null, en: texts.en ?? null },
    categories: [...categories],
    products: [...products],
    validFrom,
    validUntil,
    source,
  };
}

/** One version, for agents and leads. */
export function articleCard(kept: KeptArticle): ArticleCard {
  const { article, change, writtenAt, savedBy, savedAt, retiredAt } = kept;
  return {
    article: article.id,
    version: article.version,
    change,
    terms: wireTerms(article),
    writtenAt: { nl: writtenAt.nl ?? null, en: writtenAt.en ?? null },
    savedBy,
    savedAt,
    retiredAt,
  };
}

function momentOf(at: number | null): EpochMs | null {
  return at === null ? null : asEpochMs(at);
}
