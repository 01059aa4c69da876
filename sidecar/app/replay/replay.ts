import { assert } from '../../../shared/kernel/assert.ts';
import type { ShopId } from '../../../shared/kernel/ids.ts';
import { asEpochMs, DAY_MS } from '../../../shared/kernel/time.ts';
import {
  REPLAY_DAYS_MAX,
  REPLAY_SESSIONS_AT_ONCE,
  REPLAY_SESSIONS_MAX,
} from '../../../shared/protocol/limits.ts';
import { type Foresight, NO_FORESIGHT } from '../../domain/engagement/foresight.ts';
import type { Policy } from '../../domain/policy.ts';
import { answerOf, type ReplayAnswer } from './answer.ts';
import { openCourse, type Sides } from './course.ts';
import { newestSessions, type Replaying, readVisits } from './past-visits.ts';

/** What past sessions are led through, beside what is in force. */
export interface ReplayAsked {
  /** Back from now, 1 to REPLAY_DAYS_MAX. */
  readonly days: number;
  readonly policy: Policy;
  /** What was learned of a shop, as it decides now and as it would. */
  readonly foresightsOf: (shop: ShopId) => Promise<Sides<Foresight>>;
}

/**
 * Past sessions through what is in force and through what is thought of: what each map would have done, and what that says
 * of orders (SPEC RP1, RP2, RP3). Read a few at a time while others are served; nothing is kept.
 *
 * @param sessionsMax at most so many, the newest
 * @returns null when it was stopped
 */
export async function replay(
  environment: Replaying,
  { days, policy, foresightsOf }: ReplayAsked,
  stop: AbortSignal,
  sessionsMax = REPLAY_SESSIONS_MAX,
): Promise<ReplayAnswer | null> {
  assert(days >= 1 && days <= REPLAY_DAYS_MAX, 'days are checked where they come in');
  const to = environment.clock.now();
  const from = asEpochMs(Math.max(0, to - days * DAY_MS));
  const newest = await newestSessions(environment, from, sessionsMax, stop);
  if (newest === null) return null;
  const policies = { before: environment.policy.current(), after: policy };
  const known = new Map<ShopId, Sides<Foresight>>();
  const foresights = (shop: ShopId): Sides<Foresight> => known.get(shop) ?? NOTHING_LEARNED;
  const course = openCourse(environment, { policies, foresights });
  const { sessions, isCut } = newest;
  for (let first = 0; first < sessions.length; first += REPLAY_SESSIONS_AT_ONCE) {
    const few = sessions.slice(first, first + REPLAY_SESSIONS_AT_ONCE);
    for (const whole of await readVisits(environment, few)) {
      if (stop.aborted) return null;
      const { shop } = whole.session;
      if (!known.has(shop)) known.set(shop, await foresightsOf(shop));
      course.add(whole);
      await environment.turns.next();
    }
  }
  return answerOf({ from, to, isCut }, policies, course.found());
}

const NOTHING_LEARNED: Sides<Foresight> = { before: NO_FORESIGHT, after: NO_FORESIGHT };
