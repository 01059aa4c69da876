import type { PageStanding } from './page-standing.ts';

/** Counts of one page over the sessions that ended. */
export interface PageCounts {
  readonly views: number;
  readonly entrances: number;
  readonly bounces: number;
  readonly exits: number;
  /** Of the orders that came after a view in its session: each order's worth once per page it passed. */
  readonly orderMinor: number;
}

/** By page, as the caller names pages: an address without its query. */
export type PageStatistics = ReadonlyMap<string, PageCounts>;

const NONE: PageCounts = { views: 0, entrances: 0, bounces: 0, exits: 0, orderMinor: 0 };

/** One session that ended: its pages in order, and what it ordered after how many of them; null when nothing. */
export interface EndedVisit {
  readonly pages: readonly string[];
  readonly order: { readonly afterPages: number; readonly minor: number } | null;
}

/**
 * The statistics after one more session. Pages beyond the bound are not begun: the busiest of a shop are met first.
 *
 * @param pagesMax how many pages are told apart
 */
export function withVisit(
  statistics: PageStatistics,
  visit: EndedVisit,
  pagesMax: number,
): PageStatistics {
  return withVisits(statistics, [visit], pagesMax);
}

/** Statistics that grow, with those of all pages together: asked after each session, thousands of pages are not gone through. */
export interface PageCounting {
  readonly pages: PageStatistics;
  /** Of all of them. */
  whole(): PageCounts;
  add(visit: EndedVisit): void;
}

/** None are counted yet. @param pagesMax how many pages are told apart */
export function countPages(pagesMax: number): PageCounting {
  const pages = new Map<string, PageCounts>();
  let whole = NONE;
  return {
    pages,
    whole: () => whole,
    add: (visit) => {
      count(pages, visit, pagesMax, (more) => {
        whole = plus(whole, more);
      });
    },
  };
}

/** The same after several, in their order: what is known of thousands of pages is copied once. */
export function withVisits(
  statistics: PageStatistics,
  visits: readonly EndedVisit[],
  pagesMax: number,
): PageStatistics {
  const next = new Map(statistics);
  for (const visit of visits) count(next, visit, pagesMax);
  return next;
}

function count(
  next: Map<string, PageCounts>,
  { pages, order }: EndedVisit,
  pagesMax: number,
  counted: (more: Partial<PageCounts>) => void = () => undefined,
): void {
  const add = (page: string, more: Partial<PageCounts>): void => {
    const was = next.get(page) ?? NONE;
    if (was === NONE && next.size >= pagesMax) return;
    next.set(page, plus(was, more));
    counted(more);
  };
  for (const page of pages) add(page, { views: 1 });
  const [first] = pages;
  const last = pages.at(-1);
  if (first !== undefined) add(first, { entrances: 1, bounces: pages.length === 1 ? 1 : 0 });
  if (last !== undefined) add(last, { exits: 1 });
  if (order !== null) {
    for (const page of new Set(pages.slice(0, order.afterPages))) {
      add(page, { orderMinor: order.minor });
    }
  }
}

function plus(was: PageCounts, more: Partial<PageCounts>): PageCounts {
  return {
    views: was.views + (more.views ?? 0),
    entrances: was.entrances + (more.entrances ?? 0),
    bounces: was.bounces + (more.bounces ?? 0),
    exits: was.exits + (more.exits ?? 0),
    orderMinor: was.orderMinor + (more.orderMinor ?? 0),
  };
}

/** A rate from few sessions says little: so many views of the shop's mean are mixed in (a Beta prior). */
export const MIXED_IN_VIEWS = 20;

/** What is known of one page; null when it was never seen in a session that ended. */
export function standingOf(page: PageCounts | undefined, shop: PageCounts): PageStanding | null {
  if (page === undefined || page.views === 0) return null;
  const exitRate = mixed(page.exits, page.views, shop.exits, shop.views);
  return {
    bounceRate: mixed(page.bounces, page.entrances, shop.bounces, shop.entrances),
    exitRate,
    exitOfShop: shop.exits === 0 ? 1 : exitRate / (shop.exits / shop.views),
    valueMinor: mixed(page.orderMinor, page.views, shop.orderMinor, shop.views),
  };
}

/** All pages together. */
export function wholeShop(statistics: PageStatistics): PageCounts {
  let all = NONE;
  for (const page of statistics.values()) all = plus(all, page);
  return all;
}

function mixed(part: number, of: number, shopPart: number, shopOf: number): number {
  const mean = shopOf === 0 ? 0 : shopPart / shopOf;
  return (part + mean * MIXED_IN_VIEWS) / (of + MIXED_IN_VIEWS);
}
