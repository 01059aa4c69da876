import type { ActionMapId } from '../../../shared/kernel/ids.ts';
import type { PageType } from '../session/act.ts';
import type { Journey } from '../session/journey.ts';
import type { Language } from '../visitor/visitor.ts';
import { type DropAt, hasDropped } from './ranks.ts';
import { type Hesitation, type Reason, silent } from './reason.ts';
import { isWithin, type LocalTime, type Schedule } from './schedule.ts';
import { isInSegment, type Segment } from './segment.ts';

/** Rule: which sessions call for an offer, when. Made by a lead; data, not code. */
export interface ActionMap {
  readonly actionMap: ActionMapId;
  readonly name: string;
  readonly isOn: boolean;
  /** Higher first; equal ones by id. */
  readonly priority: number;
  readonly segment: Segment;
  /** At least one of these, seen in this session. Empty: none needed. */
  readonly hesitations: readonly Hesitation[];
  /** The score must be at least this, 0..100. */
  readonly scoreFrom: number;
  /** The session must have dropped so; null: it need not. Calls nobody while no rank is known. */
  readonly drop: DropAt | null;
  /** Where the visitor must be now. Empty: anywhere. */
  readonly pageTypes: readonly PageType[];
  /** Offers of this map per session. */
  readonly capPerSession: number;
  /** Local hours in the shop's time zone; null: always. Days 1 (Monday) to 7. */
  readonly schedule: Schedule | null;
  readonly words: { readonly nl: string; readonly en: string } | null;
}

/** Maps that call at the same moment, in the lead's order. */
export type Calling = readonly [ActionMap, ...ActionMap[]];

/** What maps are held against. */
export interface Situation {
  readonly journey: Journey;
  readonly isReturning: boolean;
  readonly language: Language;
  /** What the clock says in a time zone; asked only for maps with a schedule. */
  readonly localTime: (timeZone: string) => LocalTime;
}

/** The maps that match, in their order; or, when none does, how far the best one came. */
export interface Matched {
  readonly maps: readonly ActionMap[];
  /** Set exactly when `maps` is empty. */
  readonly silence: Reason | null;
}

/** Highest priority first, equal ones by id. */
export function inOrder(maps: readonly ActionMap[]): readonly ActionMap[] {
  return [...maps].sort(
    (one, other) => other.priority - one.priority || (one.actionMap < other.actionMap ? -1 : 1),
  );
}

/** Holds every map against the situation. */
export function matchMaps(maps: readonly ActionMap[], situation: Situation): Matched {
  const matching: ActionMap[] = [];
  let nearest: Reason | null = null;
  for (const map of inOrder(maps)) {
    const miss = missOf(map, situation);
    if (miss === null) matching.push(map);
    else if (nearest === null && miss.kind !== 'no-map-matches') nearest = miss;
  }
  if (matching.length > 0) return { maps: matching, silence: null };
  return { maps: [], silence: nearest ?? silent('no-map-matches') };
}

/** What keeps a map from matching; null when nothing does. */
function missOf(map: ActionMap, situation: Situation): Reason | null {
  const { journey, isReturning, language } = situation;
  const isMeant =
    map.isOn &&
    isInSegment(map.segment, { basket: journey.basket, isReturning, language }) &&
    (map.pageTypes.length === 0 || map.pageTypes.includes(journey.place.pageType)) &&
    (map.hesitations.length === 0 ||
      map.hesitations.some((hesitation) => journey.hesitations[hesitation] !== undefined));
  if (!isMeant) return silent('no-map-matches');
  const { level, rank } = journey.score;
  if (Math.round(level) < map.scoreFrom) return silent('score-low');
  const isDropped =
    map.drop === null || hasDropped(map.drop, rank?.most ?? null, rank?.now ?? null);
  if (!isDropped) return silent('not-dropped');
  // Whoever makes progress is not to be interrupted.
  if (journey.score.direction === 'rising') return silent('score-rising');
  if (map.schedule === null) return null;
  const now = situation.localTime(map.schedule.timeZone);
  return isWithin(map.schedule, now) ? null : silent('outside-schedule');
}
