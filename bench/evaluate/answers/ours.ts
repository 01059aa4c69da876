import { serialize } from 'node:v8';
import { asId } from '../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../shared/kernel/time.ts';
import { RANK_BOUNDS } from '../../../sidecar/adapters/suggestion/bounds.ts';
import { snowballStems } from '../../../sidecar/adapters/suggestion/stems.ts';
import type { Article, Knowledge } from '../../../sidecar/domain/suggestion/article.ts';
import { buildRanker } from '../../../sidecar/domain/suggestion/ranker.ts';
import type { Standing } from '../../../sidecar/domain/suggestion/ranking.ts';
import { train } from '../../../sidecar/domain/suggestion/training.ts';
import { type Built, RANKS } from './judge.ts';
import type { Task } from './task.ts';

/** The product's own ranker: an article per answer, named as its label, and an example per row. */
export function ours(task: Task): Built {
  const knowledge = knowledgeOf(task);
  const begun = performance.now();
  const trained = train(knowledge, snowballStems(), RANK_BOUNDS);
  const ranker = buildRanker(knowledge, snowballStems(), RANK_BOUNDS, trained);
  const buildMs = performance.now() - begun;
  const placeOf = new Map(knowledge.articles.map(({ id }, place) => [id, place]));
  return {
    name: 'ours',
    buildMs,
    bytes: trained === null ? 0 : serialize(trained).byteLength,
    threshold: trained?.scale.threshold ?? null,
    ask: (text) => {
      const { suggestions, intent } = ranker.rank({
        text,
        standing: NOWHERE,
        now: asEpochMs(0),
        mode: 'search',
        most: RANKS,
      });
      return {
        places: suggestions.map(({ article }) => placeOf.get(article) ?? -2),
        confidence: suggestions[0]?.confidence ?? 0,
        isInScope: intent !== null,
      };
    },
  };
}

const NOWHERE: Standing = {
  page: null,
  categories: [],
  products: [],
  hasBasket: false,
  before: [],
};

function knowledgeOf({ labels, train: rows, learnedIn }: Task): Knowledge {
  const ids = labels.map((_, place) => asId<Article['id']>(`answer-${place}`));
  const articles = labels.map((label, place): Article => {
    const title = label.replaceAll(/[_/:.-]+/g, ' ');
    return {
      id: ids[place] ?? asId('answer'),
      version: 1,
      kind: 'article',
      texts: { [learnedIn]: { title, body: '' } },
      categories: [],
      products: [],
      validFrom: null,
      validUntil: null,
      source: null,
    };
  });
  return {
    articles,
    examples: rows.flatMap(({ text, label }) => {
      const article = ids[label];
      return article === undefined ? [] : [{ article, text, language: learnedIn, weight: 1 }];
    }),
    usage: new Map(),
    outOfScope: rows.filter(({ label }) => label < 0).map(({ text }) => text),
  };
}
