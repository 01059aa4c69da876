import { parentPort } from 'node:worker_threads';
import type { Knowledge } from '../../domain/suggestion/article.ts';
import { buildRanker, type Ranker } from '../../domain/suggestion/ranker.ts';
import type { Trained } from '../../domain/suggestion/training.ts';
import { RANK_BOUNDS } from './bounds.ts';
import { snowballStems } from './stems.ts';
import type { FromRanking, ToRanking } from './worker.ts';

// The composition root of a program of its own: it holds the ranker, and nothing else has it.
const stems = snowballStems();
let knowledge: Knowledge = { articles: [], examples: [], usage: new Map(), outOfScope: [] };
let trained: Trained | null = null;
// Built when it is needed: of several changes in a row only the last is worth it.
let ranker: Ranker | null = null;

parentPort?.on('message', (message: ToRanking) => {
  if (message.kind === 'rank') {
    ranker ??= buildRanker(knowledge, stems, RANK_BOUNDS, trained);
    const answer: FromRanking = { id: message.id, ranking: ranker.rank(message.question) };
    parentPort?.postMessage(answer);
    return;
  }
  if (message.kind === 'put') knowledge = message.knowledge;
  else trained = message.trained;
  ranker = null;
  setImmediate(() => {
    ranker ??= buildRanker(knowledge, stems, RANK_BOUNDS, trained);
  });
});
