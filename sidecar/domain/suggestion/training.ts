import type { ArticleId } from '../../../shared/kernel/ids.ts';
import type { Example, Knowledge } from './article.ts';
import type { Bounds } from './bounds.ts';
import type { Reader } from './read.ts';
import { readerOf } from './reader-of.ts';
import { fitScale, type Scale, type Tried } from './scale.ts';
import { type Learnt, scorer } from './scorer.ts';
import { shelve } from './shelf.ts';
import type { Stems } from './stems.ts';
import { type Taught, tell } from './told.ts';

/** What was learned from the knowledge's questions. Plain values: it goes between threads. */
export interface Trained extends Learnt {
  readonly scale: Scale;
}

/** A title is as good as two questions: measured at ten questions to a title. */
const TITLE_WEIGHT = 2;
/** Up to so many examples each is left out once, in three parts; of more, a fifth tells enough. */
const FEW_EXAMPLES = 1_000;
/** Scores of one question kept to fit the scale by: what stands further down has no chance anyway. */
const SCORES_KEPT = 50;

/**
 * Learns to tell the articles apart, and how sure to be of it by asking what was left out of a first learning.
 *
 * @returns null when there are no two articles, or nobody asked anything yet
 */
export function train(knowledge: Knowledge, stems: Stems, bounds: Bounds): Trained | null {
  const { articles, examples, outside } = chosen(knowledge, bounds);
  if (articles.length < 2 || examples.length === 0) return null;
  const reader = readerOf(knowledge, stems, bounds);
  const few = examples.length <= FEW_EXAMPLES;
  const parts = few ? 3 : 5;
  const tried: Tried[] = [];
  for (let part = 0; part < (few ? parts : 1); part += 1) {
    const isLeftOut = (at: number): boolean => at % parts === part;
    const left: Chosen = {
      articles,
      examples: examples.filter(({ at }) => !isLeftOut(at)),
      outside: outside.filter((_, at) => !isLeftOut(at)),
    };
    const shelf = shelve({ ...knowledge, examples: left.examples }, reader);
    const score = scorer(shelf, reader, learn(knowledge, left, reader));
    const placeOf = new Map(shelf.articles.map(({ id }, place) => [id, place]));
    for (const { article, text, language, at } of examples) {
      if (!isLeftOut(at)) continue;
      const wanted = placeOf.get(article) ?? -1;
      if (wanted >= 0) tried.push(triedOf(score(reader.read(text, language)), wanted));
    }
    outside.forEach((text, at) => {
      if (isLeftOut(at)) tried.push(triedOf(score(reader.read(text)), -1));
    });
  }
  return {
    ...learn(knowledge, { articles, examples, outside }, reader),
    scale: fitScale(tried),
  };
}

interface Numbered extends Example {
  /** Counts the examples of one article: parts take of each. */
  readonly at: number;
}

interface Chosen {
  readonly articles: readonly ArticleId[];
  readonly examples: readonly Numbered[];
  readonly outside: readonly string[];
}

/** The articles asked most, and the weightiest examples. */
function chosen(knowledge: Knowledge, bounds: Bounds): Chosen {
  const asked = new Map<ArticleId, number>(knowledge.articles.map(({ id }) => [id, 0]));
  const examples: Numbered[] = [];
  const weightiest = [...knowledge.examples].sort((a, b) => b.weight - a.weight);
  for (const example of weightiest.slice(0, bounds.learnedExamplesMax)) {
    const at = asked.get(example.article);
    if (at === undefined) continue;
    asked.set(example.article, at + 1);
    examples.push({ ...example, at });
  }
  const articles = [...asked]
    .sort(([a, most], [b, least]) => least - most || (a < b ? -1 : 1))
    .slice(0, bounds.learnedArticlesMax)
    .map(([id]) => id)
    .sort();
  const among = new Set(articles);
  return {
    articles,
    examples: examples.filter(({ article }) => among.has(article)),
    outside: knowledge.outOfScope.slice(0, bounds.learnedExamplesMax),
  };
}

function learn(
  knowledge: Knowledge,
  { articles, examples, outside }: Chosen,
  reader: Reader,
): Learnt {
  const classOf = new Map(articles.map((id, k) => [id, k]));
  const taught: Taught[] = [];
  for (const { id, texts } of knowledge.articles) {
    const k = classOf.get(id);
    if (k === undefined) continue;
    for (const language of ['nl', 'en'] as const) {
      const title = texts[language]?.title;
      if (title === undefined) continue;
      taught.push({ reading: reader.read(title, language), k, weight: TITLE_WEIGHT });
    }
  }
  for (const { article, text, language, weight } of examples) {
    const k = classOf.get(article);
    if (k !== undefined) taught.push({ reading: reader.read(text, language), k, weight });
  }
  for (const text of outside) {
    taught.push({ reading: reader.read(text), k: articles.length, weight: 1 });
  }
  const readable = taught.filter(({ reading }) => reading.plain.length > 0);
  const classes = articles.length + (outside.length > 0 ? 1 : 0);
  return { articles, told: tell(readable, classes) };
}

function triedOf(
  { scores, none }: { readonly scores: Float64Array; readonly none: number | null },
  wanted: number,
): Tried {
  const others = scores
    .filter((_, place) => place !== wanted)
    .sort()
    .reverse();
  return {
    wanted: wanted < 0 ? null : (scores[wanted] ?? null),
    others: others.slice(0, SCORES_KEPT),
    none,
  };
}
