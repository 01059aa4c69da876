import { contributionsOf } from '../learning/contributions.ts';
import type { Model } from '../learning/model.ts';
import { chanceOfRow } from '../learning/score.ts';
import type { Decision } from './decide.ts';
import type { Glimpse } from './features/feature.ts';
import { modelRow } from './features/model-row.ts';
import { featuresOf } from './features/row.ts';
import type { Pull } from './foresight.ts';
import { type Ranks, rankOf } from './ranks.ts';
import { plainLevel } from './score.ts';

/** A model that decides, and what a chance of it is worth in this shop. */
export interface Deciding {
  /** Name of the model, for every stamp. */
  readonly name: string;
  readonly model: Model;
  readonly ranks: Ranks;
}

/**
 * The level is the rank of the chance among the shop's recent moments, in points of 100: a chance of 4 % can be the best of a
 * shop or its worst. Until enough moments were seen it is the plain rule's.
 *
 * @see SPEC EN1, EN13
 */
export function learnedDecision({ name, model, ranks }: Deciding): Decision {
  const rowOf = rowsFor(model);
  return {
    name,
    judge: (glimpse) => {
      const chance = chanceOfRow(model, rowOf(glimpse));
      const rank = rankOf(ranks, chance);
      if (glimpse.journey.phase === 'ordered') return { level: 100, chance, rank };
      return { level: rank === null ? plainLevel(glimpse.journey) : 100 * rank, chance, rank };
    },
  };
}

/**
 * Until a shop has a model of its own: the level is the plain rule's, which knows baskets, checkouts and doubts and in whose
 * points maps are written; chance and rank are those of a model learned elsewhere, which knows pages and time (SPEC EN13).
 */
export function priorDecision(deciding: Deciding): Decision {
  const learned = learnedDecision(deciding);
  return {
    ...learned,
    judge: (glimpse) => ({ ...learned.judge(glimpse), level: plainLevel(glimpse.journey) }),
  };
}

/** What drew the chance of a moment where it is, the strongest first (SPEC LE8). */
export function pullsBy(model: Model): (glimpse: Glimpse) => readonly Pull[] {
  const rowOf = rowsFor(model);
  return (glimpse) => {
    const { byColumn } = contributionsOf(model, rowOf(glimpse));
    const pulls = model.columns.map(({ name }, column) => ({
      feature: name,
      by: byColumn[column] ?? 0,
    }));
    return pulls
      .filter(({ by }) => by !== 0)
      .sort((one, other) => Math.abs(other.by) - Math.abs(one.by));
  };
}

function rowsFor(model: Model): (glimpse: Glimpse) => Float64Array {
  const narrow = modelRow(model);
  return (glimpse) => narrow(featuresOf(glimpse));
}
