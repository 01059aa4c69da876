import type { EpochMs } from '../../../shared/kernel/time.ts';
import { PAGES_COUNTED_MAX } from '../../../shared/protocol/limits.ts';
import {
  countPages,
  type EndedVisit,
  type PageStatistics,
} from '../../domain/engagement/features/page-statistics.ts';
import type { About } from '../../domain/engagement/follow.ts';
import { standingIn } from './pages.ts';

/** Pages as the shop knew them while sessions went by: each counts from when its outcome was known (SPEC LF7). */
export interface KnownPages {
  /** What was known by then; moments are asked about in order. */
  at(moment: EpochMs): About['standingOf'];
  note(knownAt: EpochMs, visit: EndedVisit): void;
  /** Counts those too whose outcome came last. */
  all(): PageStatistics;
}

/** Nothing is known yet. */
export function knownPages(): KnownPages {
  const counting = countPages(PAGES_COUNTED_MAX);
  const standingOf = standingIn(counting);
  // By when their outcome is known, which is nearly the order in which they come.
  const waiting: { readonly knownAt: EpochMs; readonly visit: EndedVisit }[] = [];
  let counted = 0;

  function countUntil(moment: EpochMs | null): void {
    for (;;) {
      const next = waiting[counted];
      if (next === undefined || (moment !== null && next.knownAt > moment)) break;
      counting.add(next.visit);
      counted += 1;
    }
    // Now and then: each removal moves all that are left.
    if (counted < REMOVED_AT) return;
    waiting.splice(0, counted);
    counted = 0;
  }

  return {
    at(moment) {
      countUntil(moment);
      return standingOf;
    },
    note(knownAt, visit) {
      let place = waiting.length;
      while (place > counted && (waiting[place - 1]?.knownAt ?? knownAt) > knownAt) place -= 1;
      waiting.splice(place, 0, { knownAt, visit });
    },
    all() {
      countUntil(null);
      return counting.pages;
    },
  };
}

const REMOVED_AT = 1_000;
