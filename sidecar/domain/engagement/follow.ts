import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { Act } from '../session/act.ts';
import { advance, type Journey, type JourneyBounds } from '../session/journey.ts';
import type { Decision } from './decide.ts';
import { followScore } from './direction.ts';
import type { Glimpse } from './features/feature.ts';
import type { PageStanding } from './features/page-standing.ts';
import { type Tally, tallied } from './features/tally.ts';
import { withHesitation } from './hesitation.ts';
import type { LocalTime } from './schedule.ts';
import { plainLevel } from './score.ts';

/** All that the acts of a session add up to. */
export interface Followed {
  readonly journey: Journey;
  readonly tally: Tally;
}

/** What is known beside the acts. */
export interface About extends Pick<Glimpse, 'device' | 'sessionsBefore' | 'customerValue'> {
  readonly localTime: (at: EpochMs) => LocalTime | null;
  /** What the shop has learned of a page by its address; null when it is new. */
  readonly standingOf: (url: string) => PageStanding | null;
}

/**
 * The session after one more act, with its hesitations and its score: the whole of what a signal changes. The same fold
 * makes what is learned from and what is scored.
 */
export function follow(
  { journey, tally }: Followed,
  act: Act,
  about: About,
  decision: Decision,
  bounds: JourneyBounds,
): Followed {
  const { observed, at } = act;
  const standing = observed.type === 'page.viewed' ? about.standingOf(observed.url) : null;
  const seen = tallied(tally, journey, act, standing, bounds);
  const moved = withHesitation(journey, advance(journey, act, bounds), act, bounds);
  const judged = decision.judge(glimpseOf({ journey: moved, tally: seen }, about, at));
  const score = followScore(journey.score, judged, plainLevel(moved), at);
  return { journey: { ...moved, score }, tally: seen };
}

/** One moment of a session as rules and models look at it. */
export function glimpseOf({ journey, tally }: Followed, about: About, at: EpochMs): Glimpse {
  const { device, sessionsBefore, customerValue } = about;
  return { journey, tally, at, local: about.localTime(at), device, sessionsBefore, customerValue };
}
