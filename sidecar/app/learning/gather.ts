import { after, asDurationMs, type EpochMs } from '../../../shared/kernel/time.ts';
import {
  HISTORY_SESSIONS_AT_ONCE,
  MOMENTS_PER_SESSION_MAX,
  OUTCOME_MATURES_MS,
  OUTCOME_WINDOW_MS,
  PAGES_COUNTED_MAX,
} from '../../../shared/protocol/limits.ts';
import {
  type Example,
  type ExampleBounds,
  examplesOf,
} from '../../domain/engagement/features/examples.ts';
import {
  type EndedVisit,
  type PageStatistics,
  withVisits,
} from '../../domain/engagement/features/page-statistics.ts';
import type { Environment } from '../context.ts';
import { wallClock } from '../engagement/about-now.ts';
import { JOURNEY_BOUNDS } from '../session/bounds.ts';
import { type Ended, readWhole } from './history.ts';
import { standings } from './pages.ts';
import { endedVisit, pastSession } from './past-session.ts';
import { inSlices } from './slices.ts';

/** What the moments of one session became. */
export interface GatheredSession extends Pick<Ended, 'startedAt'> {
  readonly isOrdered: boolean;
  readonly examples: readonly Example[];
}

/** What a shop's newest sessions say. */
export interface Gathered {
  /** In the order in which they began; those that teach nothing are left out. */
  readonly sessions: readonly GatheredSession[];
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
 * the sessions whose outcome was known by then (SPEC LF7).
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
  const sessions: GatheredSession[] = [];
  let waiting: { readonly knownAt: EpochMs; readonly visit: EndedVisit }[] = [];
  let pages: PageStatistics = new Map();
  let [orders, ordersMinor] = [0, 0];

  function learnPages(until: EpochMs | null): void {
    const known = waiting.filter(({ knownAt }) => until === null || knownAt <= until);
    if (known.length === 0) return;
    waiting = waiting.filter(({ knownAt }) => until !== null && knownAt > until);
    const visits = known.toSorted((a, b) => a.knownAt - b.knownAt).map(({ visit }) => visit);
    pages = withVisits(pages, visits, PAGES_COUNTED_MAX);
  }

  for (let first = 0; first < ended.length; first += HISTORY_SESSIONS_AT_ONCE) {
    if (stop.aborted) return null;
    const few = ended.slice(first, first + HISTORY_SESSIONS_AT_ONCE);
    const whole = await readWhole(environment, few);
    const startedAt = few[0]?.startedAt;
    if (startedAt !== undefined) learnPages(startedAt);
    const around = { localTime, standingOf: standings(pages) };
    const isWhole = await inSlices(environment, whole.length, SESSIONS_IN_TURN, stop, (place) => {
      const each = whole[place];
      if (each === undefined) return;
      const past = pastSession(each, around);
      const examples = examplesOf(past, EXAMPLE_BOUNDS);
      const visit = endedVisit(each);
      const { session } = each;
      waiting.push({ knownAt: after(session.endedAt ?? session.lastAt, MATURES_MS), visit });
      if (visit.order !== null) {
        orders += 1;
        ordersMinor += visit.order.minor;
      }
      const isOrdered = past.orderedAt !== null;
      if (examples.length > 0) sessions.push({ startedAt: session.startedAt, isOrdered, examples });
    });
    if (!isWhole) return null;
  }
  learnPages(null);
  return { sessions, pages, orderMinor: orders === 0 ? null : ordersMinor / orders };
}

/** Built before others have their turn: a visit of 300 acts takes some milliseconds. */
const SESSIONS_IN_TURN = 1;
