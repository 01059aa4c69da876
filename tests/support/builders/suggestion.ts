import type { ArticleCard } from '../../../shared/protocol/messages/knowledge.ts';
import type {
  GapsAnswered,
  Suggested,
  SuggestionsAnswered,
} from '../../../shared/protocol/messages/suggestion.ts';

/** An article as a panel keeps it, in both languages; name only what matters. */
export function articleCard(
  article: string,
  {
    terms,
    ...more
  }: Partial<Omit<ArticleCard, 'terms'>> & { terms?: Partial<ArticleCard['terms']> } = {},
): ArticleCard {
  return {
    article,
    version: 1,
    change: 1,
    terms: {
      kind: 'article',
      texts: {
        nl: { title: `Titel van ${article}`, body: `Tekst van **${article}**.` },
        en: { title: `Title of ${article}`, body: `Text of **${article}**.` },
      },
      categories: [],
      products: [],
      validFrom: null,
      validUntil: null,
      source: null,
      ...terms,
    },
    writtenAt: { nl: 0, en: 0 },
    savedBy: null,
    savedAt: 0,
    retiredAt: null,
    ...more,
  };
}

export function suggested(article: string, more: Partial<Suggested> = {}): Suggested {
  return {
    article,
    version: 1,
    language: 'nl',
    confidence: 0.9,
    matched: [],
    isByStanding: false,
    isOutOfDate: false,
    ...more,
  };
}

export function suggestionsAnswered(
  suggestions: readonly Suggested[],
  more: Partial<SuggestionsAnswered> = {},
): SuggestionsAnswered {
  return {
    type: 'suggestions.answered',
    of: 'question',
    conversation: 'boots',
    line: null,
    suggestions: [...suggestions],
    language: 'nl',
    intent: null,
    sentiment: 'neutral',
    ...more,
  };
}

/** One question that nothing answered. */
export function gapsAnswered(conversation: string, text: string): GapsAnswered {
  const cluster = { words: ['word'], questions: 1, shown: 0, lastAt: 1 };
  return {
    type: 'gaps.answered',
    of: 'question',
    questions: 1,
    answered: 0,
    clusters: [{ ...cluster, examples: [{ conversation, line: 'line-1', text, at: 1 }] }],
    aside: [],
    unused: [],
    outOfDate: [],
  };
}
