/**
 * What a shop has learned of one page, as web analytics count it: of the sessions that began there the share that saw
 * nothing else, of its views the share that were the last, and what orders came to per view before them.
 *
 * @see https://support.google.com/analytics/answer/2695658 (page value), /2525491 (exit and bounce rate)
 */
export interface PageStanding {
  /** 0..1 */
  readonly bounceRate: number;
  /** 0..1 */
  readonly exitRate: number;
  /** Exit rate ÷ that of all pages of the shop, 0 or more: the shorter a shop's visits, the more of its views are the last. */
  readonly exitOfShop: number;
  /** Minor units per view, 0 or more. */
  readonly valueMinor: number;
}

/** The pages of a visit taken together. */
export interface PagesEarned {
  /** Pages of which something is known. */
  readonly known: number;
  readonly meanBounceRate: number;
  readonly meanExitRate: number;
  readonly meanExitOfShop: number;
  readonly meanValueMinor: number;
  readonly lastExitRate: number | null;
}

export const NO_PAGES_YET: PagesEarned = {
  known: 0,
  meanBounceRate: 0,
  meanExitRate: 0,
  meanExitOfShop: 0,
  meanValueMinor: 0,
  lastExitRate: null,
};

/** After one more page was shown; one of which nothing is known changes no mean. */
export function withPage(
  pages: PagesEarned,
  standing: PageStanding | null,
  countMax: number,
): PagesEarned {
  if (standing === null) return { ...pages, lastExitRate: null };
  // Beyond the bound each new page still counts for one of so many: a mean that forgets slowly.
  const known = Math.min(countMax, pages.known + 1);
  const moved = (mean: number, value: number): number => mean + (value - mean) / known;
  return {
    known,
    meanBounceRate: moved(pages.meanBounceRate, standing.bounceRate),
    meanExitRate: moved(pages.meanExitRate, standing.exitRate),
    meanExitOfShop: moved(pages.meanExitOfShop, standing.exitOfShop),
    meanValueMinor: moved(pages.meanValueMinor, standing.valueMinor),
    lastExitRate: standing.exitRate,
  };
}
