import MiniSearch from 'minisearch';
import type { Built } from './judge.ts';
import type { Task } from './task.ts';

/** The answers of the questions learned that minisearch finds nearest (BM25+), as it comes, any word enough. */
export function bm25Neighbour({ train }: Task): Built {
  const begun = performance.now();
  const index = new MiniSearch({ fields: ['text'] });
  index.addAll(train.map(({ text }, id) => ({ id, text })));
  return {
    name: 'minisearch',
    buildMs: performance.now() - begun,
    bytes: JSON.stringify(index).length,
    threshold: null,
    ask: (text) => {
      const found = index.search(text, { combineWith: 'OR' });
      const places = [...new Set(found.map(({ id }) => train[Number(id)]?.label ?? -1))];
      // It has no measure of certainty: the share of the best two's score stands in for one.
      const best = found[0]?.score ?? 0;
      const next = found.find(({ id }) => train[Number(id)]?.label !== places[0])?.score ?? 0;
      return { places, confidence: best === 0 ? 0 : best / (best + next), isInScope: best > 0 };
    },
  };
}
