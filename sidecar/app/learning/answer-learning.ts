import { type ActionMapId, asId, type MessageId, type ShopId } from '../../../shared/kernel/ids.ts';
import {
  ACTION_MAPS_MAX,
  LEARNING_MODELS_TOLD_MAX,
  SHOPS_TOLD_MAX,
} from '../../../shared/protocol/limits.ts';
import type {
  EffectsCard,
  FeatureCard,
  LearningAnswered,
  LearningAsk,
  ModelCard,
} from '../../../shared/protocol/messages/learning.ts';
import type { ToldEffects } from '../../domain/engagement/effects/told-effects.ts';
import { FEATURES } from '../../domain/engagement/features/row.ts';
import { driftBy } from '../../domain/engagement/learned/feature-parts.ts';
import { championOf, type KeptModel } from '../../domain/engagement/learned/kept-model.ts';
import type { ShopLearning } from '../../domain/engagement/learned/shop-learning.ts';
import type { Drift } from '../../domain/learning/drift.ts';
import { REVOKED } from '../agent/prove-device.ts';
import { type AgentCaller, type Environment, type Refusal, refuse } from '../context.ts';
import { look } from '../pipeline.ts';
import { leadOnly } from '../report/lead-only.ts';

/** What a shop has learned, for leads: its models, what offers change, and how its features lie (SPEC LF11, EN20). */
export async function answerLearning(
  environment: Environment,
  who: AgentCaller,
  id: MessageId,
  ask: LearningAsk,
): Promise<LearningAnswered | Refusal> {
  return look(environment, async (work): Promise<LearningAnswered | Refusal> => {
    const agent = await work.tx.agents.find(who.agent);
    const refused = agent === null || agent.isRevoked ? REVOKED : await leadOnly(work, who);
    if (refused !== null) return refused;
    const shops = environment.shops.current().map(({ shop, name }) => ({ shop, name }));
    const named = ask.shop ?? shops[0]?.shop;
    if (named === undefined) return NO_SHOP;
    const shop = asId<ShopId>(named);
    const { learning } = work.tx;
    const known = await learning.find(shop);
    const chances = await learning.models(shop, 'chance');
    const effects = await learning.models(shop, 'effect');
    const { actionMaps } = environment.policy.current();
    const names = new Map(actionMaps.map(({ actionMap, name }) => [actionMap, name]));
    return {
      type: 'learning.answered',
      of: id,
      shop,
      shops: shops.slice(0, SHOPS_TOLD_MAX),
      decision: environment.foresight.of(shop).decision.name,
      learnedAt: known?.learnedAt ?? null,
      sessions: known?.sessions ?? 0,
      pages: known?.pages.length ?? 0,
      weighedBy: environment.foresight.of(shop).weighing.by,
      models: [...chances, ...effects].slice(0, LEARNING_MODELS_TOLD_MAX).map(cardBy(names)),
      features: featuresOf(championOf(chances), known),
    };
  });
}

const NO_SHOP = refuse(
  'not-found',
  'No shop is connected yet. Connect one in the policy first.',
  'no-shop',
);

type Names = ReadonlyMap<ActionMapId, string>;

function cardBy(names: Names): (kept: KeptModel) => ModelCard {
  return ({ provenance, quality, against, rolledBack, ...kept }) => {
    const { model, kind, state, learnedAt, effects } = kept;
    return {
      model,
      kind,
      state,
      learnedAt,
      ...provenance,
      ...quality,
      against,
      rolledBackBy: rolledBack?.by ?? null,
      ...(effects === undefined ? {} : { effects: effectsCard(effects, names) }),
    };
  };
}

function effectsCard({ maps, ...told }: ToldEffects, names: Names): EffectsCard {
  const busiest = maps.toSorted((a, b) => b.offered + b.heldOut - (a.offered + a.heldOut));
  return {
    ...told,
    maps: busiest.slice(0, ACTION_MAPS_MAX).map((map) => ({
      ...map,
      // One that is gone from the policy has no other name.
      name: names.get(map.actionMap) ?? map.actionMap,
    })),
  };
}

function featuresOf(champion: KeptModel | null, known: ShopLearning | null): FeatureCard[] {
  const late = known?.late ?? null;
  const drifts =
    champion !== null && late?.of === champion.model
      ? driftBy(champion.trainedOn, late.counts)
      : new Map<string, Drift | null>();
  return FEATURES.map((feature) => {
    const { name, meaning } = feature;
    const drift = drifts.get(name) ?? null;
    const weight = champion?.weights[name] ?? null;
    if (feature.kind === 'category') {
      return { name, unit: 'kind', least: null, most: null, meaning, weight, drift };
    }
    const { unit, least, most } = feature;
    return { name, unit, least, most, meaning, weight, drift };
  });
}
