import type { Article, Knowledge, Language } from './article.ts';
import { type Findable, type Lexical, lexical } from './lexical.ts';
import type { Reader, Reading } from './read.ts';
import { sameText } from './words.ts';

/** The articles in an order, ready to be found by words. */
export interface Shelf {
  readonly articles: readonly Article[];
  readonly lexical: Lexical;
  /** Words of the titles, as they are compared. */
  readonly titleWords: readonly ReadonlySet<string>[];
  /** Stems of all that an article says, to see who says the same. */
  readonly stems: readonly ReadonlySet<string>[];
  /** How many examples each has. */
  readonly examples: Int32Array;
  /** By the words of an example, capitals and punctuation aside: the articles it was answered with, by weight. */
  readonly answered: ReadonlyMap<string, ReadonlyMap<number, number>>;
}

const TITLE_TIMES = 5;
/** What was used once by somebody who then wrote half of it anew is still found by it. */
const EXAMPLE_WEIGHT_MIN = 0.5;

/** Puts the knowledge in its place. */
export function shelve(knowledge: Knowledge, reader: Reader): Shelf {
  const articles = [...knowledge.articles].sort((a, b) => (a.id < b.id ? -1 : 1));
  const placeOf = new Map(articles.map(({ id }, place) => [id, place]));
  const texts: Findable[] = [];
  const plains = new Map<string, Set<string>>();
  const titleWords = articles.map(() => new Set<string>());
  const stems = articles.map(() => new Set<string>());
  const note = (reading: Reading): void => {
    reading.plain.forEach((plain, at) => {
      const of = plains.get(plain) ?? new Set<string>();
      plains.set(plain, of.add(reading.stems[at] ?? plain));
    });
  };
  articles.forEach(({ texts: of }, article) => {
    for (const language of LANGUAGES) {
      const text = of[language];
      if (text === undefined) continue;
      const title = reader.readBody(text.title, language);
      const body = reader.readBody(text.body, language);
      note(title);
      note(body);
      for (const plain of title.plain) titleWords[article]?.add(plain);
      for (const stem of [...title.stems, ...body.stems]) stems[article]?.add(stem);
      const terms = new Map<string, number>();
      count(terms, body.stems, 1);
      count(terms, title.stems, TITLE_TIMES);
      texts.push({ article, terms, weight: 1 });
    }
  });
  const examples = new Int32Array(articles.length);
  const answered = new Map<string, Map<number, number>>();
  for (const example of knowledge.examples) {
    const article = placeOf.get(example.article);
    if (article === undefined) continue;
    examples[article] = (examples[article] ?? 0) + 1;
    const reading = reader.read(example.text, example.language);
    if (reading.plain.length === 0) continue;
    note(reading);
    const terms = new Map<string, number>();
    count(terms, reading.stems, 1);
    const weight = EXAMPLE_WEIGHT_MIN + (1 - EXAMPLE_WEIGHT_MIN) * example.weight;
    texts.push({ article, terms, weight });
    const same = sameText(reading.words);
    const by = answered.get(same) ?? new Map<number, number>();
    answered.set(same, by.set(article, (by.get(article) ?? 0) + example.weight));
  }
  return {
    articles,
    lexical: lexical(texts, articles.length, plains),
    titleWords,
    stems,
    examples,
    answered,
  };
}

const LANGUAGES: readonly Language[] = ['nl', 'en'];

function count(terms: Map<string, number>, stems: readonly string[], times: number): void {
  for (const stem of stems) {
    if (stem !== '?') terms.set(stem, (terms.get(stem) ?? 0) + times);
  }
}
