import type { ActionMapId } from '../../../shared/kernel/ids.ts';
import type { DurationMs } from '../../../shared/kernel/time.ts';
import type { Decision } from './decide.ts';
import type { Glimpse } from './features/feature.ts';
import type { PageStanding } from './features/page-standing.ts';
import type { Answering } from './foresee.ts';
import { plainRule } from './score.ts';
import type { Expected } from './worth.ts';

/** What a feature had to do with a score, in log-odds: above 0 it raised it. */
export interface Pull {
  /** A name of the feature table. */
  readonly feature: string;
  readonly by: number;
}

/** By what offers of a shop are weighed, for who watches over it. */
export interface Weighing {
  /** The version of the effects; null: none, and every map is at its word. */
  readonly by: string | null;
  /** So many maps are decided by it; all others are at their word. */
  readonly maps: number;
  /** *young*: nothing learned yet. *taken-back*: a lead took back what decided. *unusable*: it cannot be read. */
  readonly state: 'learned' | 'young' | 'taken-back' | 'unusable';
}

/** All that was learned of one shop, as decisions use it. */
export interface Foresight {
  readonly decision: Decision;
  /** What drew the score where it is, the strongest first; nothing where no model decides. */
  readonly pullsOf: (glimpse: Glimpse) => readonly Pull[];
  /** What the shop has learned of a page by its address; null when it is new. */
  readonly standingOf: (url: string) => PageStanding | null;
  /** What an offer of this map changes; null until something is learned. */
  readonly expectedOf: (features: Float64Array, actionMap: ActionMapId) => Expected | null;
  readonly weighing: Weighing;
  /** What offers of this map came to; by hand with null. */
  readonly answeringOf: (actionMap: ActionMapId | null) => Answering;
  /** Mean length of a conversation with its wrap-up; null until some were held. */
  readonly talkMs: DurationMs | null;
}

/** Nothing learned: the plain rule decides, and every map is taken at its word. */
export const NO_FORESIGHT: Foresight = {
  decision: plainRule,
  pullsOf: () => [],
  standingOf: () => null,
  expectedOf: () => null,
  weighing: { by: null, maps: 0, state: 'young' },
  answeringOf: () => ({ offered: 0, accepted: 0, meanDelayMs: null }),
  talkMs: null,
};
