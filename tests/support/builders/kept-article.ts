import { type ArticleId, asId } from '../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../shared/kernel/time.ts';
import type { ArticleTerms, KeptArticle } from '../../../sidecar/domain/knowledge/kept-article.ts';
import { MONDAY_MORNING } from '../fake-clock.ts';

/** In both languages, about anything, true for ever; name only what matters. */
export function someArticle(changes: Partial<ArticleTerms> = {}): ArticleTerms {
  return {
    kind: 'article',
    texts: {
      nl: { title: 'Wat kost verzenden?', body: 'Verzenden kost € 4,95.' },
      en: { title: 'What does delivery cost?', body: 'Delivery is €4.95.' },
    },
    categories: [],
    products: [],
    validFrom: null,
    validUntil: null,
    source: null,
    ...changes,
  };
}

type Changes = Partial<Omit<KeptArticle, 'article'>> & {
  readonly id?: string;
  readonly version?: number;
  readonly terms?: Partial<ArticleTerms>;
};

/** The first version of it. */
export function aKeptArticle({ id, version, terms, ...changes }: Changes = {}): KeptArticle {
  const at = asEpochMs(MONDAY_MORNING);
  return {
    article: {
      ...someArticle(terms),
      id: asId<ArticleId>(id ?? 'article-1'),
      version: version ?? 1,
    },
    change: 1,
    writtenAt: { nl: at, en: at },
    savedBy: asId('lotte'),
    savedAt: at,
    retiredAt: null,
    ...changes,
  };
}
