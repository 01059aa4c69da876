import type { ArticleCard, ArticleTerms } from '../../../shared/protocol/messages/knowledge.ts';

type Changes = Partial<Omit<ArticleCard, 'terms'>> & { readonly terms?: Partial<ArticleTerms> };

/** The first version of an article in both languages, true for ever; name only what matters. */
export function articleCard({ terms, ...changes }: Changes = {}): ArticleCard {
  return {
    article: 'article-1',
    version: 1,
    change: 1,
    terms: {
      kind: 'article',
      texts: {
        nl: { title: 'Maten', body: 'Ze vallen normaal.' },
        en: { title: 'Sizes', body: 'They run true.' },
      },
      categories: [],
      products: [],
      validFrom: null,
      validUntil: null,
      source: null,
      ...terms,
    },
    writtenAt: { nl: 1, en: 1 },
    savedBy: 'lotte',
    savedAt: 1,
    retiredAt: null,
    ...changes,
  };
}
