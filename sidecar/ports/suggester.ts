import type { Knowledge } from '../domain/suggestion/article.ts';
import type { Question, Ranking } from '../domain/suggestion/ranking.ts';

/**
 * Ranks the knowledge's articles for a question, away from whoever serves sockets. One contract suite
 * (tests/contract/suggester.contract.ts).
 */
export interface Suggester {
  /**
   * Replaces all that is ranked from. Returns at once; what is asked later is answered from this knowledge or a newer
   * one. What takes long to learn follows when it is ready; the newest wins.
   */
  put(knowledge: Knowledge): void;
  /** Before the first `put` a ranking without suggestions. Rejects once closed. */
  rank(question: Question): Promise<Ranking>;
  /** Ends it, whatever is still being learned or asked. */
  close(): Promise<void>;
}
