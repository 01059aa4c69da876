import { Worker } from 'node:worker_threads';
import type { Knowledge } from '../../domain/suggestion/article.ts';
import type { Question, Ranking } from '../../domain/suggestion/ranking.ts';
import type { Trained } from '../../domain/suggestion/training.ts';
import type { Log } from '../../ports/ambient.ts';
import type { Suggester } from '../../ports/suggester.ts';
import { pauseAfter } from './pause.ts';

/** What the ranking thread is told. */
export type ToRanking =
  | { readonly kind: 'put'; readonly knowledge: Knowledge }
  | { readonly kind: 'learned'; readonly trained: Trained | null }
  | { readonly kind: 'rank'; readonly id: number; readonly question: Question };

/** What it answers. */
export interface FromRanking {
  readonly id: number;
  readonly ranking: Ranking;
}

interface Waiting {
  readonly thread: Worker;
  readonly resolve: (ranking: Ranking) => void;
  readonly reject: (error: Error) => void;
}

interface Settings {
  /** From the begin of a learning that took so long to the begin of the next, in ms. */
  readonly pause?: (tookMs: number) => number;
}

/**
 * Ranks in a thread of its own, and learns in another that lives as long as one learning: a second for a thousand
 * examples, in which questions go on being answered with what was learned before.
 */
export function workerSuggester(log: Log, { pause = pauseAfter }: Settings = {}): Suggester {
  const waiting = new Map<number, Waiting>();
  let newest: Knowledge | null = null;
  let ranking: Worker | null = null;
  let asked = 0;
  let isClosed = false;
  // A thread that had to be begun anew has lost what was learned, until the next learning.
  const learning = learner(log, pause, (trained) =>
    ranking?.postMessage({ kind: 'learned', trained } satisfies ToRanking),
  );

  function begin(): Worker {
    const thread = new Worker(new URL('./ranking-worker.ts', import.meta.url));
    thread.on('message', ({ id, ranking: answer }: FromRanking) => {
      waiting.get(id)?.resolve(answer);
      waiting.delete(id);
    });
    thread.once('error', (error) => {
      log.error('What ranks suggestions failed; it is begun anew.', { error });
      giveUp(thread, error);
    });
    thread.once('exit', () => giveUp(thread, new Error('The thread that ranks has ended.')));
    if (newest !== null) thread.postMessage({ kind: 'put', knowledge: newest } satisfies ToRanking);
    return thread;
  }

  /** Who waits for it is told; whoever asks next begins another. */
  function giveUp(thread: Worker, error: Error): void {
    if (ranking === thread) ranking = null;
    for (const [id, { thread: asked, reject }] of waiting) {
      if (asked !== thread) continue;
      waiting.delete(id);
      reject(error);
    }
  }

  return {
    put(knowledge) {
      if (isClosed) return;
      newest = knowledge;
      // A shop without articles needs no thread until somebody asks.
      if (ranking === null && knowledge.articles.length > 0) ranking = begin();
      else ranking?.postMessage({ kind: 'put', knowledge } satisfies ToRanking);
      learning.from(knowledge);
    },
    rank(question) {
      if (isClosed) return Promise.reject(new Error('The suggester is closed.'));
      return new Promise((resolve, reject) => {
        asked += 1;
        ranking ??= begin();
        waiting.set(asked, { thread: ranking, resolve, reject });
        ranking.postMessage({ kind: 'rank', id: asked, question } satisfies ToRanking);
      });
    },
    async close() {
      isClosed = true;
      learning.close();
      await ranking?.terminate();
    },
  };
}

/** One learning at a time, from the newest knowledge, not more often than it may. */
function learner(
  log: Log,
  pause: Required<Settings>['pause'],
  learned: (trained: Trained | null) => void,
) {
  let next: Knowledge | null = null;
  let thread: Worker | null = null;
  let begunAtMs = Number.NEGATIVE_INFINITY;
  let tookMs = 0;
  let timer: NodeJS.Timeout | null = null;

  function look(): void {
    timer = null;
    if (next === null || thread !== null) return;
    const waitMs = begunAtMs + pause(tookMs) - performance.now();
    if (waitMs > 0) {
      timer = setTimeout(look, waitMs).unref();
      return;
    }
    if (next.examples.length === 0) {
      next = null;
      learned(null);
      return;
    }
    begunAtMs = performance.now();
    const here = new Worker(new URL('./learning-worker.ts', import.meta.url), { workerData: next });
    thread = here;
    next = null;
    here.unref();
    here.once('message', learned);
    here.once('error', (error) => {
      log.error('Learning for suggestions failed; what was learned before stays.', { error });
    });
    here.once('exit', () => {
      tookMs = performance.now() - begunAtMs;
      if (thread === here) thread = null;
      if (timer === null) look();
    });
  }

  return {
    from(knowledge: Knowledge): void {
      next = knowledge;
      if (timer === null) look();
    },
    close(): void {
      if (timer !== null) clearTimeout(timer);
      next = null;
      void thread?.terminate();
    },
  };
}
