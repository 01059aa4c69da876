import MiniSearch from 'minisearch';
import type { ArticleCard } from '../../../../../shared/protocol/messages/knowledge.ts';
import { type Language, type Offered, offeredAs } from './suggestions.model.ts';

/** Search in the panel's own copy, for while there is no link. */
export type LocalSearch = {
  find(text: string, most: number, now: number): readonly Offered[];
};

/** What a search reads of a text: its subject stands at its beginning. */
const BODY_READ_CHARS = 2_000;
/** Taken in at once: a few milliseconds. */
const AT_ONCE = 100;

type Entry = {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly about: string;
};

/** Takes in the copy piece by piece, so that keys are still heard meanwhile. */
export async function indexed(articles: readonly ArticleCard[]): Promise<LocalSearch> {
  const inUse = articles.filter(({ retiredAt }) => retiredAt === null);
  const byId = new Map(inUse.map((card) => [card.article, card]));
  const index = new MiniSearch<Entry>({
    fields: ['title', 'body', 'about'],
    searchOptions: { boost: { title: 3 }, prefix: true, fuzzy: 0.2, combineWith: 'OR' },
  });
  await index.addAllAsync(inUse.flatMap(entriesOf), { chunkSize: AT_ONCE });
  return {
    find(text, most, now) {
      const found = new Map<string, Offered>();
      for (const { id } of index.search(text.slice(0, BODY_READ_CHARS))) {
        const [article = '', language] = String(id).split(' ');
        const card = byId.get(article);
        if (card === undefined || found.has(article)) continue;
        const offered = offeredAs(card, language === 'nl' ? 'nl' : 'en', now);
        if (offered !== null) found.set(article, offered);
        if (found.size >= most) break;
      }
      return [...found.values()];
    },
  };
}

function entriesOf({ article, terms }: ArticleCard): readonly Entry[] {
  const about = [...terms.categories, ...terms.products].join(' ');
  const languages: readonly Language[] = ['nl', 'en'];
  return languages.flatMap((language) => {
    const text = terms.texts[language];
    if (text === null) return [];
    const body = text.body.slice(0, BODY_READ_CHARS);
    return [{ id: `${article} ${language}`, title: text.title, body, about }];
  });
}

/** The snippets, by title: what one looks for before one knows a word of it. */
export function snippetsIn(
  articles: readonly ArticleCard[],
  language: Language,
  most: number,
  now: number,
): readonly Offered[] {
  return articles
    .filter(({ retiredAt, terms }) => retiredAt === null && terms.kind === 'snippet')
    .flatMap((card) => offeredAs(card, language, now) ?? [])
    .sort((a, b) => a.title.localeCompare(b.title, language))
    .slice(0, most);
}
