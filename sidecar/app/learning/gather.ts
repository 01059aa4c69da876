import { after, asDurationMs } from '../../../shared/kernel/time.ts';
import {
  HISTORY_ACTS_IN_TURN,
  MOMENTS_PER_SESSION_MAX,
  OUTCOME_MATURES_MS,
  OUTCOME_WINDOW_MS,
} from '../../../shared/protocol/limits.ts';
import { type ExampleBounds, examplesIn } from '../../domain/engagement/features/examples.ts';
import type { PageStatistics } from '../../domain/engagement/features/page-statistics.ts';
import type { Moments } from '../../domain/engagement/learned/moments.ts';
import type { Environment } from '../context.ts';
import { wallClock } from '../engagement/about-now.ts';
import { JOURNEY_BOUNDS } from '../session/bounds.ts';
import { collectMoments } from './collect-moments.ts';
import { type Ended, pictures, readWhole } from './history.ts';
import { knownPages } from './known-pages.ts';
import { endedVisit, pastSession } from './past-session.ts';
import { inSteps } from './slices.ts';

/** What a shop's newest sessions say. */
export interface Gathered {
  readonly moments: Moments;
  /** Over all of them. */
  readonly pages: PageStatistics;
  /** Mean worth of their orders; null without any. */
  readonly orderMinor: number | null;
}

const EXAMPLE_BOUNDS: ExampleBounds = {
  journey: JOURNEY_BOUNDS,
  windowMs: asDurationMs(OUTCOME_WINDOW_MS),
  momentsMax: MOMENTS_PER_SESSION_MAX,
};

const MATURES_MS = asDurationMs(OUTCOME_MATURES_MS);

/**
 * Reads these sessions and makes of each what it teaches, with its pages as the shop knew them when it began: counted over
 * the sessions whose outcome was known by then (SPEC LF7). Everybody else has their turn after each reading, and after every
 * few acts (SPEC LF12).
 *
 * @param ended in the order in which they began
 * @returns null when it was stopped
 */
export async function gather(
  environment: Environment,
  ended: readonly Ended[],
  stop: AbortSignal,
): Promise<Gathered | null> {
  const localTime = wallClock(environment.policy.current());
  const collected = collectMoments(ended.length);
  const pages = knownPages();
  let [orders, ordersMinor] = [0, 0];
  for (const few of pictures(ended)) {
    if (stop.aborted) return null;
    for (const whole of await readWhole(environment, few)) {
      const { session } = whole;
      const { startedAt } = session;
      const past = pastSession(whole, { localTime, standingOf: pages.at(startedAt) });
      const folding = examplesIn(past, EXAMPLE_BOUNDS);
      const examples = await inSteps(environment, folding, HISTORY_ACTS_IN_TURN, stop);
      if (examples === null) return null;
      collected.add({ startedAt, isOrdered: past.orderedAt !== null, examples });
      const visit = endedVisit(whole);
      pages.note(after(session.endedAt ?? session.lastAt, MATURES_MS), visit);
      if (visit.order === null) continue;
      orders += 1;
      ordersMinor += visit.order.minor;
    }
    await environment.turns.next();
  }
  return {
    moments: collected.moments(),
    pages: pages.all(),
    orderMinor: orders === 0 ? null : ordersMinor / orders,
  };
}
