import { type Static, Type } from '@sinclair/typebox';
import {
  ACTION_MAPS_MAX,
  FEATURES_MAX,
  LEARNING_MODELS_TOLD_MAX,
  NAME_MAX_CHARS,
  NOTE_MAX_CHARS,
  SHOPS_TOLD_MAX,
} from '../limits.ts';
import { Count, Exact, Id, Maybe, Moment, Name, OneOf, Text, Words } from '../scalars.ts';

const Share = Type.Number({ minimum: 0, maximum: 1 });
const FromZero = Type.Number({ minimum: 0 });

const Difference = Type.Number({ minimum: -1, maximum: 1 });

/** What offers change, as one version has it (SPEC EN20). */
export const EffectsCard = Exact({
  /** Visitors in each arm. */
  offered: Count(),
  heldOut: Count(),
  /** Which way of learning tells sessions apart, and how much of that is believed; null: all are their map's mean. */
  distances: Maybe(Exact({ learner: OneOf('two', 'crossed', 'robust'), believed: Share })),
  /** Until any map decides: confirmed orders that are missing, and whether claims are not confirmed. */
  ordersMissing: Count(),
  isUnconfirmed: Type.Boolean(),
  /** Those that met most visitors. */
  maps: Type.Array(
    Exact({
      actionMap: Id,
      name: Text(NAME_MAX_CHARS),
      offered: Count(),
      heldOut: Count(),
      /** Of an offer on the chance of an order, with 95 % bounds. */
      effect: Exact({ estimate: Difference, low: Difference, high: Difference }),
      /** Whether it is decided by; else the map is at its word. */
      isKnown: Type.Boolean(),
      /** About so many visitors more until it is; null: nobody can tell. */
      needed: Maybe(Count()),
    }),
    { maxItems: ACTION_MAPS_MAX },
  ),
});
export type EffectsCard = Static<typeof EffectsCard>;

/** One model of a shop: what it was learned from, how right it is, and whether it decides. */
export const ModelCard = Exact({
  model: Id,
  kind: OneOf('chance', 'effect'),
  state: OneOf('candidate', 'champion', 'retired', 'rejected'),
  learnedAt: Moment,
  /** Sessions and their moments; how many were positive. */
  sessions: Count(),
  rows: Count(),
  positives: Count(),
  from: Moment,
  to: Moment,
  /** On sessions it was not learned from; null where it cannot be told. */
  auc: Maybe(Share),
  logLoss: Maybe(FromZero),
  ece: Maybe(Share),
  /** With whom it was compared when it was learned: log loss saved per session, in nats. */
  against: Maybe(
    Exact({
      name: Name,
      sessions: Count(),
      gain: Type.Number(),
      standardError: Maybe(FromZero),
    }),
  ),
  /** Who took it back. */
  rolledBackBy: Maybe(Id),
  /** Of an effect model. */
  effects: Type.Optional(EffectsCard),
});
export type ModelCard = Static<typeof ModelCard>;

/** One row of the table of features. */
export const FeatureCard = Exact({
  name: Name,
  /** `kind`: one of several kinds that have no order. */
  unit: OneOf('count', 'seconds', 'minor', 'share', 'step', 'hour', 'weekday', 'yes-no', 'kind'),
  least: Maybe(Type.Number()),
  most: Maybe(Type.Number()),
  meaning: Words(NOTE_MAX_CHARS),
  /** How far it moved scores of the newest sessions, in log-odds; null where no model of the shop's own decides. */
  weight: Maybe(FromZero),
  /** How far it has moved from what the model was learned from; null where there is no telling. */
  drift: Maybe(Exact({ index: FromZero, size: OneOf('none', 'some', 'much') })),
});
export type FeatureCard = Static<typeof FeatureCard>;

/** Question of a lead: what a shop has learned, and who decides in it; null: the first of the shops. */
export const LearningAsk = Exact({ type: Type.Literal('learning.ask'), shop: Maybe(Id) });
export const LearningAnswered = Exact({
  type: Type.Literal('learning.answered'),
  of: Id,
  shop: Id,
  /** Every connected shop, to ask about. */
  shops: Type.Array(Exact({ shop: Id, name: Text(NAME_MAX_CHARS) }), {
    maxItems: SHOPS_TOLD_MAX,
  }),
  /** Name of the rule or model that scores. */
  decision: Name,
  /** Version by which offers are weighed; null: every map is at its word. */
  weighedBy: Type.Optional(Maybe(Id)),
  /** null while nothing was learned. */
  learnedAt: Maybe(Moment),
  /** Sessions that were read then. */
  sessions: Count(),
  pages: Count(),
  models: Type.Array(ModelCard, { maxItems: LEARNING_MODELS_TOLD_MAX }),
  features: Type.Array(FeatureCard, { maxItems: FEATURES_MAX }),
});

/** Command of a lead: the model that decides is taken back; the one before it decides again, or none (SPEC LF10, EN21). */
export const LearningRollBack = Exact({
  type: Type.Literal('learning.roll-back'),
  shop: Id,
  model: Id,
  /** Missing: the one before. */
  to: Type.Optional(OneOf('before', 'none')),
});

export type LearningAsk = Static<typeof LearningAsk>;
export type LearningAnswered = Static<typeof LearningAnswered>;
export type LearningRollBack = Static<typeof LearningRollBack>;
