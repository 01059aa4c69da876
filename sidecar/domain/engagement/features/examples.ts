import type { SessionId } from '../../../../shared/kernel/ids.ts';
import { type DurationMs, type EpochMs, elapsed } from '../../../../shared/kernel/time.ts';
import type { Act, Observed } from '../../session/act.ts';
import { EMPTY_JOURNEY, type JourneyBounds } from '../../session/journey.ts';
import type { Look } from '../../session/look.ts';
import { type About, type Followed, follow, glimpseOf } from '../follow.ts';
import { plainRule } from '../score.ts';
import type { Glimpse } from './feature.ts';
import { featuresOf } from './row.ts';
import { EMPTY_TALLY } from './tally.ts';

/** One session that ended, as it was: its acts in order, and what was known of the visitor while it lasted. */
export interface PastSession {
  readonly session: SessionId;
  readonly acts: readonly Act[];
  readonly earlierLooks: readonly Look[];
  /** Pages as the shop knew them then: later knowledge would tell the outcome. */
  readonly about: About;
  /** When the shop's server said that it was ordered; null when it did not. */
  readonly orderedAt: EpochMs | null;
}

/** One moment of a past session, and whether an order followed. */
export interface Example {
  readonly session: SessionId;
  readonly at: EpochMs;
  readonly features: Float64Array;
  readonly isOrdered: boolean;
  /** How many moments it stands for: all of a session weigh as much as it had, also where few were taken. */
  readonly weight: number;
}

export interface ExampleBounds {
  readonly journey: JourneyBounds;
  /** An order later than this after the moment is not its outcome. */
  readonly windowMs: DurationMs;
  /** Moments taken of one session, spread evenly from the first to the last. */
  readonly momentsMax: number;
}

/**
 * What one session teaches: the rows a model would have been asked at, so that early scores are learned too and not
 * only how sessions end (SPEC LF4). Were each session to weigh the same, short ones would count for more among first
 * pages than they do when a model is asked, and early chances would come out too low. Nothing at or after the order is
 * taken. In steps of one act each: whoever drives it lets others have their turn between two.
 */
export function* examplesIn(
  past: PastSession,
  bounds: ExampleBounds,
): Generator<undefined, readonly Example[]> {
  const all = yield* glimpsesOf(past, bounds.journey);
  const moments = spread(all, bounds.momentsMax);
  return moments.map((glimpse) => ({
    session: past.session,
    at: glimpse.at,
    features: featuresOf(glimpse),
    isOrdered: past.orderedAt !== null && elapsed(glimpse.at, past.orderedAt) <= bounds.windowMs,
    weight: all.length / moments.length,
  }));
}

function* glimpsesOf(
  past: PastSession,
  bounds: JourneyBounds,
): Generator<undefined, readonly Glimpse[]> {
  const glimpses: Glimpse[] = [];
  let followed: Followed = {
    journey: { ...EMPTY_JOURNEY, looks: past.earlierLooks },
    tally: EMPTY_TALLY,
  };
  for (const act of past.acts) {
    const { at, observed } = act;
    const isOver = observed.type === 'order.claimed' || (past.orderedAt ?? at + 1) <= at;
    if (isOver) break;
    followed = follow(followed, act, past.about, plainRule, bounds);
    if (isAskedAt(observed)) glimpses.push(glimpseOf(followed, past.about, at));
    yield;
  }
  return glimpses;
}

/** A page that is left asks nobody anything. */
function isAskedAt({ type }: Observed): boolean {
  return type !== 'page.left' && type !== 'refund.claimed';
}

/** At most so many of them, the first and the last always among them. */
function spread<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  const step = (all.length - 1) / Math.max(1, most - 1);
  const places = new Set(Array.from({ length: most }, (_, n) => Math.round(n * step)));
  return all.filter((_, place) => places.has(place));
}
