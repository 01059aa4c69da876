import { type Static, Type } from '@sinclair/typebox';
import {
  REPLAY_CHANGES_MAX_CHARS,
  REPLAY_DAYS_MAX,
  REPLAY_MAPS_TOLD_MAX,
  SHOPS_TOLD_MAX,
} from '../limits.ts';
import { Count, Exact, Id, Maybe, Moment, Name, OneOf, Words } from '../scalars.ts';

const Share = Type.Number({ minimum: 0, maximum: 1 });
const FromZero = Type.Number({ minimum: 0 });
const Names = Type.Array(Name, { maxItems: SHOPS_TOLD_MAX });

/** What a map did or would have done: counted, but for what is expected of offers; null: nobody can tell. */
const Foretold = Exact({
  qualified: Count(),
  heldOut: Count(),
  offered: Count(),
  accepted: Maybe(FromZero),
  engaged: Maybe(FromZero),
  ordersOffered: Count(),
  ordersHeldOut: Count(),
});

/** A mean with 95 % bounds, and how many visitors it is worth. */
const Estimate = Exact({
  mean: Type.Number(),
  low: Type.Number(),
  high: Type.Number(),
  effectiveRows: FromZero,
});

/** Question of a lead: past sessions through a change, before anything goes live (SPEC RP5). */
export const ReplayAsk = Exact({
  type: Type.Literal('replay.ask'),
  days: Type.Integer({ minimum: 1, maximum: REPLAY_DAYS_MAX }),
  /** JSON of one action map, of a policy, or of some of its fields; null: those in force. */
  changes: Maybe(Words(REPLAY_CHANGES_MAX_CHARS)),
  /** A kept model, or `plain-rule`; null: what decides now. */
  model: Maybe(Name),
});
/** A replay that was asked over the same link is broken off: `of` is its question (SPEC RP6). */
export const ReplayStop = Exact({ type: Type.Literal('replay.stop'), of: Id });
export const ReplayStopped = Exact({
  type: Type.Literal('replay.stopped'),
  of: Id,
  /** False: nothing of that name was under way on this link. */
  isStopped: Type.Boolean(),
});
export const ReplayAnswered = Exact({
  type: Type.Literal('replay.answered'),
  of: Id,
  from: Moment,
  to: Moment,
  sessions: Count(),
  visitors: Count(),
  /** Older sessions of these days were left out. */
  isCut: Type.Boolean(),
  /** Rules and models that scored. */
  decisions: Exact({ before: Names, after: Names }),
  maps: Type.Array(
    Exact({
      actionMap: Id,
      name: Name,
      /** By what accepted and engaged are expected: the map's own offers, or those of all maps. */
      rates: Maybe(Exact({ accepted: Share, engaged: Share, of: OneOf('map', 'shop') })),
      before: Foretold,
      after: Foretold,
    }),
    { maxItems: REPLAY_MAPS_TOLD_MAX },
  ),
  /** Orders per visitor who met a map. */
  estimates: Exact({
    met: Count(),
    /** Of them those of whom the past says nothing. */
    untried: Count(),
    orders: OneOf('confirmed', 'claimed'),
    was: Maybe(Estimate),
    wouldBe: Maybe(
      Exact({ inversePropensity: Estimate, selfNormalised: Estimate, doublyRobust: Estimate }),
    ),
  }),
  /** What is not as it would be. */
  leftOut: Type.Array(OneOf('room', 'answers', 'batches', 'orders'), { maxItems: 4 }),
});

export type ReplayAsk = Static<typeof ReplayAsk>;
export type ReplayStop = Static<typeof ReplayStop>;
export type ReplayStopped = Static<typeof ReplayStopped>;
export type ReplayAnswered = Static<typeof ReplayAnswered>;
