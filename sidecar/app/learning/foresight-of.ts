import { expectedBy } from '../../domain/engagement/effects/expected.ts';
import type { Foresight } from '../../domain/engagement/foresight.ts';
import { NO_FORESIGHT } from '../../domain/engagement/foresight.ts';
import type { KeptModel } from '../../domain/engagement/learned/kept-model.ts';
import type { ShopLearning } from '../../domain/engagement/learned/shop-learning.ts';
import {
  type Deciding,
  learnedDecision,
  priorDecision,
  pullsBy,
} from '../../domain/engagement/learned-decision.ts';
import { RANKED_FROM, type Ranks } from '../../domain/engagement/ranks.ts';
import type { Model } from '../../domain/learning/model.ts';
import type { KeptEffects } from './kept-effects.ts';
import { standings } from './pages.ts';

/** The champion with its model as it was read. */
export interface Champion {
  readonly kept: KeptModel;
  readonly model: Model;
}

/** All that was learned of one shop, as decisions use it: its own champion, else the prior, else the plain rule. */
export function foresightOf(
  learning: ShopLearning | null,
  champion: Champion | null,
  prior: Deciding | null,
  kept: KeptEffects | null,
): Foresight {
  const { answering, talkMs, pages, orderMinor } = learning ?? NOTHING;
  const { effects, weighing } = kept ?? { effects: null, weighing: NO_FORESIGHT.weighing };
  const byMap = new Map(answering.map(({ actionMap, ...each }) => [actionMap, each]));
  const answeringOf: Foresight['answeringOf'] = (actionMap) =>
    byMap.get(actionMap) ?? NO_FORESIGHT.answeringOf(actionMap);
  const around = { answeringOf, talkMs, orderMinor };
  return {
    ...NO_FORESIGHT,
    ...decidedBy(learning, champion, prior),
    standingOf: standings(new Map(pages.map(({ page, counts }) => [page, counts]))),
    expectedOf: effects === null ? NO_FORESIGHT.expectedOf : expectedBy(effects, around),
    weighing,
    answeringOf,
    talkMs,
  };
}

const NOTHING: Pick<ShopLearning, 'answering' | 'talkMs' | 'pages' | 'orderMinor'> = {
  answering: [],
  talkMs: null,
  orderMinor: null,
  pages: [],
};

function decidedBy(
  learning: ShopLearning | null,
  champion: Champion | null,
  prior: Deciding | null,
): Partial<Pick<Foresight, 'decision' | 'pullsOf'>> {
  if (champion !== null) {
    const { kept, model } = champion;
    const ranks = ranksFor(learning, kept.model, kept.ranks);
    return {
      decision: learnedDecision({ name: kept.model, model, ranks }),
      pullsOf: pullsBy(model),
    };
  }
  if (prior === null) return {};
  const ranks = ranksFor(learning, prior.name, prior.ranks);
  return { decision: priorDecision({ ...prior, ranks }), pullsOf: pullsBy(prior.model) };
}

/** Where its chances lay of late in this shop, as far as enough is known of that. */
function ranksFor(learning: ShopLearning | null, name: string, first: Ranks): Ranks {
  const late = learning?.ranks ?? null;
  return late !== null && late.of === name && late.ranks.total >= RANKED_FROM ? late.ranks : first;
}
