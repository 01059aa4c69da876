import type { Share } from '../../../../shared/kernel/measure.ts';
import type { DurationMs, EpochMs } from '../../../../shared/kernel/time.ts';
import type { JourneyBounds } from '../../session/journey.ts';
import type { Session } from '../../session/session.ts';
import type { ActionMap, Calling } from '../action-map.ts';
import type { Caps } from '../cap.ts';
import type { Chosen } from '../choose.ts';
import type { Decision } from '../decide.ts';
import type { Glimpse } from '../features/feature.ts';
import type { Offer } from '../offer.ts';
import type { LocalTime } from '../schedule.ts';

/** What past sessions are led through: maps, caps, holdout, a rule or model, and what an offer must be worth. */
export interface ReplayRules {
  readonly actionMaps: readonly ActionMap[];
  readonly caps: Caps;
  /** Part of qualifying visitors that is never offered anything. */
  readonly holdoutShare: Share;
  readonly offerValidMs: DurationMs;
  readonly decision: Decision;
  /** Of the maps that call, whose turn it is, and whether an offer of it is worth an agent's time. */
  readonly choose: (session: Session, glimpse: Glimpse, maps: Calling) => Chosen;
  readonly localTime: (at: EpochMs, timeZone: string) => LocalTime;
  readonly bounds: ReplayBounds;
}

export interface ReplayBounds {
  readonly journey: JourneyBounds;
  readonly offersPerSessionMax: number;
  readonly blockJudgedEveryMs: DurationMs;
  /** See `stampedAt`. */
  readonly sameMomentMs: DurationMs;
}

/** One qualification as it would have been. */
export interface Replayed {
  /** Of the act at which it came to this. */
  readonly place: number;
  readonly offer: Offer;
  /** It was made then too: what became of it is known. */
  readonly wasMade: boolean;
}

/** What a visitor brings to a session. */
export interface Brought {
  /** Stamps of sessions before, as they would have been. */
  readonly earlier: readonly Offer[];
  /** See `drawOf`: it decides the arm. */
  readonly draw: number;
}

/** How far a session has come again. */
export interface Again {
  readonly session: Session;
  readonly replayed: readonly Replayed[];
}
