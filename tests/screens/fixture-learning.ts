import { DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
import type {
  EffectsCard,
  FeatureCard,
  LearningAnswered,
  ModelCard,
} from '../../shared/protocol/messages/learning.ts';
import { FEATURES } from '../../sidecar/domain/engagement/features/row.ts';

type Told = Pick<LearningAnswered, 'decision' | 'weighedBy' | 'learnedAt' | 'sessions' | 'models'>;

/**
 * What a shop has learned.
 *
 * @param scene `empty`, `prior`, `changing`, `drift`, `young-effects`, `effects-back`, or its own model with a history
 */
export function learningAnswered(scene: string, now: number): LearningAnswered {
  const told = toldIn(scene, now);
  const isOwn = told.models.some(({ model }) => model === told.decision);
  return {
    type: 'learning.answered',
    of: 'question',
    shop: 'boots',
    shops: [
      { shop: 'boots', name: 'Van Hout' },
      ...(scene === 'empty' ? [] : [{ shop: 'shoes', name: 'Schoenen' }]),
    ],
    pages: 312,
    ...told,
    features: FEATURES.map((feature, place) => featureCard(feature, place, scene, isOwn)),
  };
}

function toldIn(scene: string, now: number): Told {
  const learnedAt = now - 2 * HOUR_MS;
  if (scene === 'empty') {
    return {
      decision: 'plain-rule-1',
      weighedBy: null,
      learnedAt: null,
      sessions: 0,
      models: [],
    };
  }
  if (scene === 'prior') {
    return { decision: 'prior-1', weighedBy: null, learnedAt, sessions: 212, models: [] };
  }
  const models = [...versions(now), ...effectVersions(scene, now)];
  const isChanging = scene === 'changing';
  const decision = isChanging ? 'prior-1' : 'model-4';
  const champion = models.find(({ kind, state }) => kind === 'effect' && state === 'champion');
  const weighedBy = isChanging ? null : (champion?.model ?? null);
  return { decision, weighedBy, learnedAt, sessions: 18_204, models };
}

/** One in every state. */
function versions(now: number): readonly ModelCard[] {
  const first = version(now, 'model-1', 61, 'retired', {
    sessions: 900,
    positives: 41,
    auc: 0.683,
    logLoss: 0.231,
    ece: 0.034,
    against: { name: 'none', sessions: 225, gain: 0.0312, standardError: 0.0093 },
  });
  return [
    version(now, 'model-4', 3, 'champion', {}),
    version(now, 'model-3', 12, 'rejected', {
      rolledBackBy: 'agent-c',
      ece: 0.06,
      auc: 0.714,
      against: { name: 'model-2', sessions: 3_102, gain: -0.0081, standardError: 0.0024 },
    }),
    version(now, 'model-2', 33, 'retired', {
      auc: 0.768,
      against: { name: 'model-1', sessions: 1_840, gain: 0.0114, standardError: 0.0037 },
    }),
    version(now, 'model-x', 40, 'rejected', {
      auc: 0.59,
      against: { name: 'model-1', sessions: 1_204, gain: 0.0012, standardError: 0.0041 },
    }),
    first,
    version(now, 'model-0', 75, 'candidate', {
      auc: null,
      logLoss: null,
      ece: null,
      against: { name: 'plain-rule-1', sessions: 1, gain: 0, standardError: null },
    }),
  ];
}

/** Of what offers change: one that decides, one that was taken back, and earlier ones; or what a scene asks for. */
function effectVersions(scene: string, now: number): readonly ModelCard[] {
  const back = { rolledBackBy: 'agent-c' };
  if (scene === 'effects-back') {
    return [
      effectVersion(now, 'effect-5', 1, 'candidate', { effects: fewMet(310) }),
      effectVersion(now, 'effect-4', 9, 'rejected', { ...back, effects: manyMet() }),
    ];
  }
  if (scene === 'young-effects') {
    const effects = { ...fewMet(96), ordersMissing: 14 };
    return [
      effectVersion(now, 'effect-1', 1, 'champion', { sessions: 960, positives: 6, effects }),
    ];
  }
  return [
    effectVersion(now, 'effect-4', 1, 'champion', { effects: manyMet() }),
    effectVersion(now, 'effect-3', 6, 'rejected', { ...back, effects: manyMet() }),
    effectVersion(now, 'effect-2', 8, 'retired', { sessions: 3_100, effects: fewMet(310) }),
    effectVersion(now, 'effect-1', 20, 'retired', { sessions: 1_204, positives: 98 }),
  ];
}

function effectVersion(
  now: number,
  model: string,
  days: number,
  state: ModelCard['state'],
  more: Partial<ModelCard>,
): ModelCard {
  const unjudged = { auc: null, logLoss: null, ece: null, against: null };
  const counts = { sessions: 12_069, positives: 1_102, ...unjudged, ...more };
  return { ...version(now, model, days, state, counts), kind: 'effect' };
}

const mapCard = (
  n: number,
  name: string,
  visitors: number,
  effect: EffectsCard['maps'][number]['effect'],
  needed: number | null,
) => ({
  actionMap: `map-${n}`,
  name,
  offered: visitors - Math.round(visitors / 10),
  heldOut: Math.round(visitors / 10),
  effect,
  isKnown: needed === 0,
  needed,
});

function manyMet(): EffectsCard {
  return {
    offered: 10_862,
    heldOut: 1_207,
    distances: { learner: 'crossed', believed: 0.38 },
    ordersMissing: 0,
    isUnconfirmed: false,
    maps: [
      mapCard(
        1,
        'Twijfelt bij het afrekenen',
        7_402,
        { estimate: 0.041, low: 0.012, high: 0.07 },
        0,
      ),
      mapCard(2, 'Zoekt een code', 3_866, { estimate: -0.0183, low: -0.041, high: 0.0044 }, 0),
      mapCard(
        3,
        'Derde keer dezelfde schoen',
        801,
        { estimate: 0.021, low: -0.036, high: 0.078 },
        640,
      ),
    ],
  };
}

function fewMet(heldOut: number): EffectsCard {
  const visitors = heldOut * 10;
  return {
    offered: visitors - heldOut,
    heldOut,
    distances: null,
    ordersMissing: 0,
    isUnconfirmed: false,
    maps: [
      mapCard(
        1,
        'Twijfelt bij het afrekenen',
        visitors - 90,
        { estimate: 0.05, low: -0.02, high: 0.12 },
        1_210,
      ),
      mapCard(2, 'Zoekt een code', 90, { estimate: 0, low: -1, high: 1 }, 210),
    ],
  };
}

function version(
  now: number,
  model: string,
  days: number,
  state: ModelCard['state'],
  more: Partial<ModelCard>,
): ModelCard {
  const learnedAt = now - days * DAY_MS;
  return {
    model,
    kind: 'chance',
    state,
    learnedAt,
    sessions: 14_563,
    rows: 61_004,
    positives: 512,
    from: learnedAt - 90 * DAY_MS,
    to: learnedAt - 12 * HOUR_MS,
    auc: 0.832,
    logLoss: 0.142,
    ece: 0.012,
    against: { name: 'model-2', sessions: 3_641, gain: 0.0046, standardError: 0.0012 },
    rolledBackBy: null,
    ...more,
  };
}

function featureCard(
  feature: (typeof FEATURES)[number],
  place: number,
  scene: string,
  isOwn: boolean,
): FeatureCard {
  const { name, meaning } = feature;
  const weight = isOwn ? Math.max(0, 0.42 * Math.exp(-((place * 37) % 73) / 9) - 0.001) : null;
  const drift = isOwn ? driftOf(name, place, scene) : null;
  const told = { name, meaning, weight, drift };
  if (feature.kind === 'category') return { ...told, unit: 'kind', least: null, most: null };
  const { unit, least, most } = feature;
  return { ...told, unit, least, most };
}

function driftOf(name: string, place: number, scene: string): FeatureCard['drift'] {
  const isMuch = name === 'page-value' || name === 'visible-product';
  if (scene === 'drift' && isMuch) return { index: 0.412, size: 'much' };
  return place % 17 === 3 ? { index: 0.134, size: 'some' } : { index: 0.012, size: 'none' };
}
