import type { ShopId, VisitorId } from '../../../shared/kernel/ids.ts';
import { asDurationMs } from '../../../shared/kernel/time.ts';
import { REPLAY_SAME_MOMENT_MS } from '../../../shared/protocol/limits.ts';
import type { Foresight } from '../../domain/engagement/foresight.ts';
import { type Counted, counted } from '../../domain/engagement/measures.ts';
import type { Offer } from '../../domain/engagement/offer.ts';
import { looksBefore, type PastVisit } from '../../domain/engagement/replay/past-visit.ts';
import type { Replayed, ReplayRules } from '../../domain/engagement/replay/replay-rules.ts';
import { replayVisit } from '../../domain/engagement/replay/replay-visit.ts';
import {
  firstCall,
  firstStamp,
  type Trial,
  trialOf,
} from '../../domain/engagement/replay/trial.ts';
import type { Policy } from '../../domain/policy.ts';
import { wallClock } from '../engagement/about-now.ts';
import { drawFor } from '../engagement/experiment.ts';
import { endedVisit, NOBODY } from '../learning/past-session.ts';
import { pagesThen } from './pages-then.ts';
import type { Replaying, WholeVisit } from './past-visits.ts';
import { rulesOf } from './rules-of.ts';

/** The same of what is in force and of what is thought of. */
export interface Sides<T> {
  readonly before: T;
  readonly after: T;
}

/** What past sessions are led through. */
export interface CourseTerms {
  readonly policies: Sides<Policy>;
  readonly foresights: (shop: ShopId) => Sides<Foresight>;
}

/** What has been found so far. */
export interface Found {
  readonly sessions: number;
  readonly visitors: number;
  /** Names of rules and models. */
  readonly decisions: Sides<readonly string[]>;
  /** What was stamped then. */
  readonly was: Counted;
  readonly counts: Sides<Counted>;
  readonly trials: readonly Trial[];
}

/** Sessions one by one, in the order in which they began. */
export interface Course {
  /** What would have been stamped in it. */
  add(whole: WholeVisit): Sides<readonly Replayed[]>;
  found(): Found;
}

export function openCourse(environment: Replaying, { policies, foresights }: CourseTerms): Course {
  const before = openSide(environment, policies.before, (shop) => foresights(shop).before);
  const after = openSide(environment, policies.after, (shop) => foresights(shop).after);
  const shares = { before: policies.before.holdoutShare, after: policies.after.holdoutShare };
  const pages = pagesThen();
  const localTime = wallClock(policies.before);
  const trials: Trial[] = [];
  const visitors = new Set<VisitorId>();
  let was: Counted = new Map();
  let sessions = 0;

  return {
    add(whole) {
      const { session, acts, offers, talks } = whole;
      const then = pages(session.shop);
      const about = {
        ...(session.who ?? NOBODY),
        localTime,
        standingOf: then.at(session.startedAt),
      };
      const stamps = offers.filter((offer) => offer.session === session.session);
      const earlierLooks = looksBefore(session.journey);
      const past = { session, acts, earlierLooks, about, stamps, talks };
      const replayed = { before: before.again(past, offers), after: after.again(past, offers) };
      const first = firstStamp(offers);
      if (first !== null && first.session === session.session) {
        const calls = {
          before: firstCall(replayed.before),
          after: firstCall(replayed.after),
        };
        trials.push(trialOf(first, calls, shares, SAME_MOMENT_MS));
      }
      was = counted(was, stamps);
      sessions += 1;
      visitors.add(session.visitor);
      then.note(session.endedAt ?? session.lastAt, endedVisit(whole));
      return replayed;
    },
    found: () => ({
      sessions,
      visitors: visitors.size,
      decisions: { before: before.decisions(), after: after.decisions() },
      was,
      counts: { before: before.counts(), after: after.counts() },
      trials,
    }),
  };
}

interface Side {
  /** @param offers all that were made to the visitor */
  again(past: PastVisit, offers: readonly Offer[]): readonly Replayed[];
  counts(): Counted;
  decisions(): readonly string[];
}

/** One policy with what it would have stamped so far. */
function openSide(
  environment: Replaying,
  policy: Policy,
  foresightOf: (shop: ShopId) => Foresight,
): Side {
  const rules = new Map<ShopId, ReplayRules>();
  const brought = new Map<VisitorId, readonly Offer[]>();
  let counts: Counted = new Map();

  function rulesFor(shop: ShopId): ReplayRules {
    const found = rules.get(shop) ?? rulesOf(environment, policy, foresightOf(shop));
    rules.set(shop, found);
    return found;
  }

  return {
    again(past, offers) {
      const { visitor, startedAt, shop } = past.session;
      const earlier =
        brought.get(visitor) ?? offers.filter(({ qualifiedAt }) => qualifiedAt < startedAt);
      const draw = drawFor(environment, visitor);
      const replayed = replayVisit(past, rulesFor(shop), { earlier, draw });
      const made = replayed.map(({ offer }) => offer);
      const byHand = past.stamps.filter(({ actionMap }) => actionMap === null);
      brought.set(visitor, [...earlier, ...byHand, ...made]);
      counts = counted(counts, made);
      return replayed;
    },
    counts: () => counts,
    decisions: () => [...new Set([...rules.values()].map(({ decision }) => decision.name))],
  };
}

const SAME_MOMENT_MS = asDurationMs(REPLAY_SAME_MOMENT_MS);
