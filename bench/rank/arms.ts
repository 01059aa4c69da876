import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import MiniSearch from 'minisearch';
import { asEpochMs } from '../../shared/kernel/time.ts';
import { RANK_BOUNDS } from '../../sidecar/adapters/suggestion/bounds.ts';
import { snowballStems } from '../../sidecar/adapters/suggestion/stems.ts';
import { workerSuggester } from '../../sidecar/adapters/suggestion/worker.ts';
import type { Knowledge } from '../../sidecar/domain/suggestion/article.ts';
import { buildRanker } from '../../sidecar/domain/suggestion/ranker.ts';
import type { Question } from '../../sidecar/domain/suggestion/ranking.ts';
import { train } from '../../sidecar/domain/suggestion/training.ts';
import type { Corpus } from './corpus.ts';

/** Something that finds articles: the ids of the best three. */
export interface Engine {
  readonly name: string;
  readonly buildMs: number;
  readonly ask: (text: string) => readonly string[] | Promise<readonly string[]>;
  readonly close?: () => Promise<void>;
}

const SHOWN = 3;
const quiet = (): void => undefined;

/** Ours in this thread, with what was learned and by words alone, and as the sidecar asks it; then the others. */
export async function engines({ articles, examples }: Corpus): Promise<readonly Engine[]> {
  const knowledge: Knowledge = { articles, examples, usage: new Map(), outOfScope: [] };
  const texts = articles.map(({ id, texts: of }) => ({ id, ...(of.nl ?? of.en) }));
  return [
    await built('ours', () => {
      const trained = train(knowledge, snowballStems(), RANK_BOUNDS);
      const ranker = buildRanker(knowledge, snowballStems(), RANK_BOUNDS, trained);
      return { ask: (text) => idsOf(ranker.rank(questionOf(text))) };
    }),
    await built('oursByWords', () => {
      const ranker = buildRanker(knowledge, snowballStems(), RANK_BOUNDS);
      return { ask: (text) => idsOf(ranker.rank(questionOf(text))) };
    }),
    await built('oursThroughThread', async () => {
      const suggester = workerSuggester({ debug: quiet, info: quiet, warn: quiet, error: quiet });
      suggester.put({ ...knowledge, examples: [] });
      await suggester.rank(questionOf('ready'));
      return {
        ask: async (text) => idsOf(await suggester.rank(questionOf(text))),
        close: () => suggester.close(),
      };
    }),
    await built('minisearch', () => {
      const index = new MiniSearch({ fields: ['title', 'body'] });
      index.addAll(texts);
      const settings = { fuzzy: 0.2, prefix: true, boost: { title: 3 } };
      return {
        ask: (text) =>
          index
            .search(text, settings)
            .slice(0, SHOWN)
            .map(({ id }) => String(id)),
      };
    }),
    await built('orama', async () => {
      const { create, insertMultiple, search } = await peer('@orama/orama');
      const index = create({ schema: { id: 'string', title: 'string', body: 'string' } });
      await insertMultiple(index, texts);
      return {
        ask: async (term) => {
          const { hits } = await search(index, {
            term,
            limit: SHOWN,
            boost: { title: 3 },
            tolerance: 1,
          });
          return hits.map(({ id }: { readonly id: string }) => id);
        },
      };
    }),
    await built('flexsearch', async () => {
      const { Index } = (await peer('flexsearch')).default;
      const index = new Index({ tokenize: 'forward' });
      for (const { id, title, body } of texts) index.add(id, `${title} ${body}`);
      return { ask: (text) => index.search(text, { limit: SHOWN, suggest: true }) };
    }),
  ];
}

type Asking = Pick<Engine, 'ask' | 'close'>;

async function built(name: string, build: () => Asking | Promise<Asking>): Promise<Engine> {
  const begun = performance.now();
  const asking = await build();
  return { name, buildMs: performance.now() - begun, ...asking };
}

function questionOf(text: string): Question {
  const standing = { page: null, categories: [], products: [], hasBasket: false, before: [] };
  return { text, standing, now: asEpochMs(0), mode: 'search', most: SHOWN };
}

function idsOf({ suggestions }: { readonly suggestions: readonly { readonly article: string }[] }) {
  return suggestions.map(({ article }) => article);
}

// Peers have no types here: what is called of them stands above and nowhere else.
function peer(name: string) {
  const require = createRequire(new URL('../peers/package.json', import.meta.url));
  return import(pathToFileURL(require.resolve(name)).href);
}
