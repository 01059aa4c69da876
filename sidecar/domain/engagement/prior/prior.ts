import type { Model } from '../../learning/model.ts';
import type { Deciding } from '../learned-decision.ts';
import { NO_RANKS, noteScore } from '../ranks.ts';

/** How right chances were on rows they were not learned from; `npm run evaluate -- trees` uses the same words. */
export interface PriorQuality {
  readonly auc: number;
  readonly prAuc: number;
  readonly logLoss: number;
  readonly ece: number;
}

/** Of all rows, each judged by trees that did not see it, and of each fifth alone. */
export interface PriorMeasured extends PriorQuality {
  readonly folds: readonly PriorQuality[];
}

/** What a shop foresees with until it has learned from sessions of its own. */
export interface Prior {
  /** For every stamp. */
  readonly name: string;
  /** It knows pages and times, and nothing of baskets and checkouts. */
  readonly model: Model;
  /** Whose rows it was learned from, under which licence, and what was changed. */
  readonly credit: string;
  readonly rows: number;
  /** Rows that ended with an order. */
  readonly positives: number;
  readonly withPageStatistics: PriorMeasured;
  readonly withoutPageStatistics: PriorMeasured;
  /** Quantiles of its chances without page statistics, on rows it was not learned from, rising. */
  readonly scores: readonly number[];
}

/** What decides in a shop that has not learned, with ranks to begin with (SPEC DP3). */
export function decidingBy({ name, model, scores }: Prior): Deciding {
  return { name, model, ranks: scores.reduce(noteScore, NO_RANKS) };
}
