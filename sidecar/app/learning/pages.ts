import { PAGE_VIEWS_MIN, PAGES_LEARNED_MAX } from '../../../shared/protocol/limits.ts';
import type { PageStanding } from '../../domain/engagement/features/page-standing.ts';
import {
  type PageCounting,
  type PageCounts,
  type PageStatistics,
  standingOf,
  wholeShop,
} from '../../domain/engagement/features/page-statistics.ts';

/** How the shop names a page: what comes after `?` and `#` says who looks, and not at what. */
export function pageOf(url: string): string {
  return url.split(/[?#]/, 1)[0] ?? '';
}

/** What these statistics say of a page by its address; null where it was seen too seldom to say anything. */
export function standings(statistics: PageStatistics): (url: string) => PageStanding | null {
  const whole = wholeShop(statistics);
  return standingIn({ pages: statistics, whole: () => whole });
}

/** The same of statistics that grow: as they are when they are asked. */
export function standingIn({
  pages,
  whole,
}: Pick<PageCounting, 'pages' | 'whole'>): (url: string) => PageStanding | null {
  return (url) => {
    const page = pages.get(pageOf(url));
    return isKnown(page) ? standingOf(page, whole()) : null;
  };
}

/** The busiest of those seen often enough, as they are kept; of equally busy ones in order of address. */
export function busiest(
  statistics: PageStatistics,
): readonly { readonly page: string; readonly counts: PageCounts }[] {
  return [...statistics]
    .filter(([, counts]) => isKnown(counts))
    .sort(([a, one], [b, other]) => other.views - one.views || (a < b ? -1 : 1))
    .slice(0, PAGES_LEARNED_MAX)
    .map(([page, counts]) => ({ page, counts }));
}

function isKnown(page: PageCounts | undefined): page is PageCounts {
  return page !== undefined && page.views >= PAGE_VIEWS_MIN;
}
