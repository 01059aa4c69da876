import type { Knowledge } from '../../domain/suggestion/article.ts';
import type { Ranker } from '../../domain/suggestion/ranker.ts';
import type { Suggester } from '../../ports/suggester.ts';

/** Ranks in the caller's own thread, for tests and simulations: built when it is first asked for. */
export function suggesterHere(build: (knowledge: Knowledge) => Ranker): Suggester {
  let knowledge: Knowledge = { articles: [], examples: [], usage: new Map(), outOfScope: [] };
  let ranker: Ranker | null = null;
  let isClosed = false;
  return {
    put(next) {
      knowledge = next;
      ranker = null;
    },
    rank: async (question) => {
      if (isClosed) throw new Error('The suggester is closed.');
      ranker ??= build(knowledge);
      return ranker.rank(question);
    },
    close: async () => {
      isClosed = true;
    },
  };
}
