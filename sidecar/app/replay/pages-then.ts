import type { ShopId } from '../../../shared/kernel/ids.ts';
import { after, asDurationMs, type EpochMs, elapsed } from '../../../shared/kernel/time.ts';
import {
  FORESIGHT_LEARNED_EVERY_MS,
  OUTCOME_MATURES_MS,
  PAGES_COUNTED_MAX,
} from '../../../shared/protocol/limits.ts';
import {
  type EndedVisit,
  type PageStatistics,
  withVisits,
} from '../../domain/engagement/features/page-statistics.ts';
import type { About } from '../../domain/engagement/follow.ts';
import { standings } from '../learning/pages.ts';

/** What a shop knew of its pages at a moment of the past: later knowledge would tell how sessions ended. */
export interface PagesThen {
  /** Sessions are asked about in the order in which they began. */
  at(startedAt: EpochMs): About['standingOf'];
  note(endedAt: EpochMs, visit: EndedVisit): void;
}

/** One that has seen nothing yet, for each shop. */
export function pagesThen(): (shop: ShopId) => PagesThen {
  const byShop = new Map<ShopId, PagesThen>();
  return (shop) => {
    const known = byShop.get(shop);
    if (known !== undefined) return known;
    const made = ofOneShop();
    byShop.set(shop, made);
    return made;
  };
}

function ofOneShop(): PagesThen {
  let waiting: { readonly knownAt: EpochMs; readonly visit: EndedVisit }[] = [];
  let pages: PageStatistics = new Map();
  let countedAt: EpochMs | null = null;
  let standingOf: About['standingOf'] = () => null;
  return {
    at(startedAt) {
      // As seldom as the sidecar counts them itself.
      const isFresh = countedAt !== null && elapsed(countedAt, startedAt) < EVERY_MS;
      if (isFresh) return standingOf;
      countedAt = startedAt;
      const known = waiting.filter(({ knownAt }) => knownAt <= startedAt);
      if (known.length === 0) return standingOf;
      waiting = waiting.filter(({ knownAt }) => knownAt > startedAt);
      const visits = known.toSorted((a, b) => a.knownAt - b.knownAt).map(({ visit }) => visit);
      pages = withVisits(pages, visits, PAGES_COUNTED_MAX);
      standingOf = standings(pages);
      return standingOf;
    },
    note(endedAt, visit) {
      waiting.push({ knownAt: after(endedAt, MATURES_MS), visit });
    },
  };
}

const MATURES_MS = asDurationMs(OUTCOME_MATURES_MS);
const EVERY_MS = asDurationMs(FORESIGHT_LEARNED_EVERY_MS);
