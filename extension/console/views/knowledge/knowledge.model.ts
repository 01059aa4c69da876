import type { ArticleCard } from '../../../../shared/protocol/messages/knowledge.ts';

export type Language = 'nl' | 'en';
export const LANGUAGES: readonly Language[] = ['nl', 'en'];

export type Standing = 'valid' | 'not-yet' | 'past' | 'retired';

export const FILTERS = [
  'all',
  'article',
  'snippet',
  'missing',
  'behind',
  'past',
  'retired',
] as const;
export type Filter = (typeof FILTERS)[number];

/** Whether it is proposed at this moment, and if not why. */
export function standingOf({ retiredAt, terms }: ArticleCard, now: number): Standing {
  if (retiredAt !== null) return 'retired';
  if (terms.validUntil !== null && terms.validUntil <= now) return 'past';
  return terms.validFrom !== null && terms.validFrom > now ? 'not-yet' : 'valid';
}

/** Its title in the reader's language, else in the other. */
export function titleOf({ terms: { texts } }: ArticleCard, language: Language): string {
  const other = language === 'nl' ? 'en' : 'nl';
  return texts[language]?.title ?? texts[other]?.title ?? '';
}

/** The one language it lacks; null when it has both. */
export function missingIn({ terms: { texts } }: ArticleCard): Language | null {
  return LANGUAGES.find((language) => texts[language] === null) ?? null;
}

/** The language whose text is older than the other's; null when neither is. */
export function behindIn({ writtenAt: { nl, en } }: ArticleCard): Language | null {
  if (nl === null || en === null || nl === en) return null;
  return nl < en ? 'nl' : 'en';
}

/** Those that fit, by title; what was searched for stands in title, text or names. */
export function found(
  cards: readonly ArticleCard[],
  filter: Filter,
  text: string,
  now: number,
  language: Language,
): readonly ArticleCard[] {
  const words = folded(text).split(/\s+/).filter(Boolean);
  return cards
    .filter((card) => fits(card, filter, now))
    .filter((card) => {
      const all = folded(textOf(card));
      return words.every((word) => all.includes(word));
    })
    .sort((a, b) => titleOf(a, language).localeCompare(titleOf(b, language), language));
}

function fits(card: ArticleCard, filter: Filter, now: number): boolean {
  if (filter === 'retired') return card.retiredAt !== null;
  if (card.retiredAt !== null) return false;
  switch (filter) {
    case 'all':
      return true;
    case 'article':
    case 'snippet':
      return card.terms.kind === filter;
    case 'missing':
      return missingIn(card) !== null;
    case 'behind':
      return behindIn(card) !== null;
    case 'past':
      return standingOf(card, now) === 'past';
  }
}

function textOf({ article, terms: { texts, categories, products } }: ArticleCard): string {
  const written = LANGUAGES.flatMap((language) => texts[language] ?? []);
  const parts = written.flatMap(({ title, body }) => [title, body]);
  return [article, ...parts, ...categories, ...products].join('\n');
}

/** Without case and accents, as people search. */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
